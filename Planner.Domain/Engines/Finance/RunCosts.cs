using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>What one training run costs of hardware that one owns, or of hours that one pays.</summary>
public static class RunCosts
{
    /// <summary>
    /// Value that hardware loses while a run uses it, as Epoch AI counts training costs: value at the start of the run × continuous fall of the price of performance × elapsed time.
    /// A fall of 0 costs nothing.
    /// </summary>
    /// <param name="value">Of all hardware at the start of the run, US dollars.</param>
    /// <param name="fall">Continuous rate, a share a second.</param>
    /// <param name="elapsed">Seconds.</param>
    public static T Amortised<T>(T value, T fall, T elapsed)
        where T : struct, IReal<T> => (value * fall * elapsed).As(Labels.AmortisedHardware);

    /// <summary>Energy of a run: power of the IT in training × PUE × elapsed time × tariff.</summary>
    /// <param name="itPower">Watt.</param>
    /// <param name="pue">Facility energy over IT energy.</param>
    /// <param name="elapsed">Seconds.</param>
    /// <param name="tariff">US dollars a joule.</param>
    public static T Energy<T>(T itPower, T pue, T elapsed, T tariff)
        where T : struct, IReal<T> => (itPower * pue * elapsed * tariff).As(Labels.RunEnergyCost);

    /// <summary>A run's share of all costs, by the accelerator-time it takes of all that is used; used time of nothing gives nothing.</summary>
    /// <param name="cost">Of the horizon, US dollars.</param>
    /// <param name="runTime">Accelerator-seconds of one run.</param>
    /// <param name="usedTime">Accelerator-seconds of all work.</param>
    public static T Share<T>(T cost, T runTime, T usedTime)
        where T : struct, IReal<T> => (cost * runTime / T.Max(runTime, usedTime)).As(Labels.CostPerTrainingRun);
}
