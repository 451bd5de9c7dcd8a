using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What an option pays once and what it pays each month, in nominal US dollars.</summary>
/// <param name="Model">One run of each training and tuning, or the first index: its hours at what an accelerator-hour costs in this option, or its tokens.</param>
/// <param name="OneOff">What is bought, built, paid upfront or set up, less what is granted or lent for it, and, where hours or tokens are paid as they are used, the first model.</param>
/// <param name="PerMonth">All else that is paid, but for resale, spread over the months of service.</param>
internal readonly record struct ModelCosts<T>(T Model, T OneOff, T PerMonth)
    where T : struct, IReal<T>
{
    private static readonly ImmutableArray<Label> s_once = [Labels.UpfrontPayment, Labels.Incentive, Labels.LoanProceeds, Labels.SetupEffort, Labels.MigrationEffort];

    public static ModelCosts<T> Of(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines, T perUsedHour)
    {
        var model = (option.Accelerator is null ? Tokens(lines) : Hours(evaluation, option) * HourPrice(evaluation, option, perUsedHour)).As(Labels.ModelCost);
        var paid = option.Site is null && option.Commitment is null;
        var bought = Sum(lines, line => ExpenditureView.IsCapital(line) || s_once.Contains(line.Label));
        var oneOff = (paid ? bought + model : bought).As(Labels.OneOffCost);
        var months = System.Math.Max(1, evaluation.Horizon - option.ReadyMonth);
        var monthly = (Sum(lines, _ => true) - oneOff) / months;
        return new(model, oneOff, monthly.As(Labels.CostPerMonth));
    }

    private static T Hours(Evaluation<T> evaluation, OptionDecisions option)
    {
        T hours = Retrieval.IndexElapsed(evaluation, option) is { } index ? index * option.Accelerators : 0;
        foreach (var runs in option.Runs.Where(runs => !runs.Starts.IsEmpty))
        {
            hours += AcceleratorTime.OfRun(WorkPlacement.Elapsed(evaluation, option, runs.Job), (T)option.TrainingAccelerators);
        }

        return hours;
    }

    private static T HourPrice(Evaluation<T> evaluation, OptionDecisions option, T perUsedHour) =>
        option.Offer?.Rate is { } rate ? evaluation.Reading.Read(rate) : perUsedHour;

    // A provider's first tuning of each model, and all documents embedded once.
    private static T Tokens(ImmutableArray<CostLine<T>> lines)
    {
        T sum = 0;
        foreach (var line in lines.Where(line => line.PriceKnown
            && ((line.FirstMonth == 0 && line.Label == Labels.TuningTokenCost) || (line.Timing == Timing.StartOfMonth && line.Label == Labels.EmbeddingTokenCost))))
        {
            sum += line.Amount(0);
        }

        return sum;
    }

    private static T Sum(ImmutableArray<CostLine<T>> lines, System.Func<CostLine<T>, bool> counts)
    {
        T sum = 0;
        foreach (var line in lines.Where(line => line is { PriceKnown: true, IsCash: true, Category: not CostCategory.Resale } && counts(line)))
        {
            for (var place = 0; place < line.Months; place++)
            {
                sum += line.Amount(place);
            }
        }

        return sum;
    }
}
