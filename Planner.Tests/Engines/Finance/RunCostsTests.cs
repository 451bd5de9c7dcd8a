using System;
using System.Collections.Generic;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class RunCostsTests
{
    [Fact]
    public void Hardware_loses_value_while_a_run_uses_it_and_takes_energy()
    {
        var (fall, elapsed) = (Units.PercentPerYear.ToBase(32), Units.Year.ToBase(0.5));

        Assert.Equal(160, RunCosts.Amortised<Real>(1_000, fall, elapsed).Value, 1e-9);
        Assert.Equal(0, RunCosts.Amortised<Real>(1_000, 0, elapsed).Value);
        Assert.Equal(1_000 * 1.2 * 4_380 * 0.08, RunCosts.Energy<Real>(1e6, 1.2, elapsed, Units.UsdPerKilowattHour.ToBase(0.08)).Value, 1e-6);
        Assert.Equal(0, RunCosts.Energy<Real>(0, 1.2, elapsed, 1).Value);
    }

    [Fact]
    public void A_run_bears_its_share_of_the_time_that_is_used_and_all_of_it_when_it_is_alone()
    {
        Assert.Equal(25, RunCosts.Share<Real>(100, 1, 4).Value);
        Assert.Equal(100, RunCosts.Share<Real>(100, 1, 1).Value);
    }

    [Fact]
    public void Capital_operations_and_loans_are_all_costs()
    {
        var factors = Discounting.Factors<Real>(0.01, 12);
        CostLine<Real>[] lines =
        [
            CostLine<Real>.Once(Labels.ServerPurchase, CostCategory.Compute, 0, 1, 100, Units.One),
            CostLine<Real>.Monthly(Labels.People, CostCategory.People, 0, 12, 1, 3, Units.One),
            CostLine<Real>.Once(Labels.LoanProceeds, CostCategory.Compute, 0, 1, -50, Units.One),
            CostLine<Real>.Once(Labels.LoanBalance, CostCategory.Compute, 11, 1, 60, Units.One),
            CostLine<Real>.Once(Labels.Resale, CostCategory.Resale, 11, 1, -20, Units.Usd),
        ];
        var view = ExpenditureView.Split([.. lines], factors);

        Assert.Equal(100 - (20 * Math.Pow(1.01, -11)), view.Capital.Value, 1e-9);
        Assert.Equal(CashFlows.Sum([.. lines], factors).PresentValue.Value, (view.Capital + view.Operations + view.Financing).Value, 1e-9);
        Assert.Equal((60 * Math.Pow(1.01, -11)) - 50, view.Financing.Value, 1e-9);
        Assert.True(ExpenditureView.IsCapital(lines[0]));
        Assert.False(ExpenditureView.IsCapital(lines[1]));
        Assert.True(ExpenditureView.IsOperations(lines[1]));
        Assert.True(ExpenditureView.IsFinancing(lines[2]));
        Assert.False(ExpenditureView.IsOperations(lines[2]));
    }

    [Fact]
    public void Run_costs_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var (value, time) = (reading.Read(Figures.Of("value", 1e6, Units.Usd)), reading.Read(Figures.Of("time", 3, Units.Month)));
            return
            [
                RunCosts.Amortised(value, reading.Read(Figures.Of("fall", 32, Units.PercentPerYear)), time),
                RunCosts.Energy(reading.Read(Figures.Of("power", 5, Units.Megawatt)), 1.2, time, reading.Read(Figures.Of("tariff", 0.08, Units.UsdPerKilowattHour))),
                RunCosts.Share(value, time, time * 4),
            ];
        }
    }
}
