using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class DrawingTests
{
    private const double Slack = 1e-9;

    private static readonly BoxKind[] s_racks = [BoxKind.ServerRack, BoxKind.NetworkRack, BoxKind.StorageRack];

    [Fact]
    public void The_floor_plan_shows_every_rack_and_none_overlap() => Prop.ForAll(Gen.Choose(1, 1_200).ToArbitrary(), servers =>
    {
        var plan = RackPacking.Pack(Sites.Server, servers, Sites.Air, storagePetabytes: servers / 50.0);
        var racks = FloorPlan.Draw(plan).Boxes.Where(box => s_racks.Contains(box.Kind)).ToList();
        return racks.Count == plan.Total && racks.Select(box => (Math.Round(box.X, 6), Math.Round(box.Y, 6))).Distinct().Count() == racks.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Places_of_racks_are_those_of_the_drawing() => Prop.ForAll(Gen.Choose(1, 1_200).ToArbitrary(), servers =>
    {
        var plan = RackPacking.Pack(Sites.Server, servers, Sites.Air, storagePetabytes: servers / 50.0);
        var drawn = FloorPlan.Draw(plan).Boxes.ToLookup(box => box.Kind, box => (box.X + (box.Width / 2), box.Y + (box.Height / 2)));
        return s_racks.All(kind => FloorPlan.Places(plan, kind).Zip(drawn[kind]).All(pair => Math.Abs(pair.First.X - pair.Second.Item1) + Math.Abs(pair.First.Y - pair.Second.Item2) < Slack)
            && FloorPlan.Places(plan, kind).Count() == drawn[kind].Count());
    }).QuickCheckThrowOnFailure();

    // Four to a rack as in the SuperPOD: eight racks a block. Denser racks make smaller blocks, and the network rack stays within each.
    [Theory]
    [InlineData(127)]
    [InlineData(640)]
    public void Each_block_of_servers_has_its_network_rack_in_its_middle(int servers)
    {
        foreach (var server in new[] { Sites.Server, Sites.Server with { RackUnits = Figures.Of("rack-units", 5, Units.One), MaximumPower = Figures.Of("server-maximum-power", 5, Units.Kilowatt) } })
        {
            var plan = RackPacking.Pack(server, servers, Sites.Air);
            var blocks = plan.NetworkRacks - 2;
            var row = FloorPlan.Draw(plan).Boxes.Where(box => s_racks.Contains(box.Kind)).Select(box => box.Kind).ToList();
            var before = Enumerable.Range(0, blocks).Select(block => row.Select((kind, place) => (kind, place)).Where(rack => rack.kind == BoxKind.NetworkRack).ElementAt(block).place - block).ToList();

            Assert.All(before.Select((count, block) => (double)count - ((block + 0.5) * plan.ServerRacks / blocks)), off => Assert.InRange(off, -1, 1));
            Assert.Equal(BoxKind.NetworkRack, row[^1]);
        }
    }

    [Fact]
    public void Nothing_is_drawn_outside_its_drawing() => Prop.ForAll(Gen.Choose(1, 20_000).ToArbitrary(), servers =>
    {
        var plan = RackPacking.Pack(Sites.Server, servers, Sites.Air);
        return IsInside(FloorPlan.Draw(plan)) && IsInside(RackElevation.Draw(Sites.Server, plan));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_large_hall_is_drawn_by_rows_that_hold_all_racks()
    {
        var plan = RackPacking.Pack(Sites.Server, 10_000, Sites.Air);
        var rows = FloorPlan.Draw(plan).Boxes.Where(box => box.Text?.Label == Labels.Racks).ToList();

        Assert.Equal(plan.Total, rows.Sum(row => row.Text!.Value));
    }

    [Fact]
    public void The_elevation_shows_the_servers_of_a_rack()
    {
        var plan = RackPacking.Pack(Sites.Server, 127, Sites.Air);

        var rack = RackElevation.Draw(Sites.Server, plan);

        Assert.Equal(4, rack.Boxes.Count(box => box.Kind == BoxKind.Server));
        Assert.Equal(16, rack.Boxes.Single(box => box.Text?.Label == Labels.FreeRackUnits).Text!.Value);
        Assert.Equal(16, RackElevation.Free<Real>(8, 4).Value);
        Assert.Equal(4 * 8 * 0.04445, rack.Boxes.Where(box => box.Kind == BoxKind.Server).Sum(box => box.Height), 9);
    }

    [Fact]
    public void Power_of_one_line_branches_to_racks_and_cooling_and_adds_up()
    {
        var size = Size(Redundancy.NPlusOne);
        var cooling = OneLine.Draw(size, Redundancy.NPlusOne).Boxes.Single(box => box.Kind == BoxKind.CoolingPlant).Text!.Value!.Value;
        var losses = size.Chain.Sum(stage => stage.Loss.Value);

        Assert.Equal(size.PeakPower.Value, size.Bill.ItPowerNameplate.Value + losses + cooling, 0);
        Assert.Equal(cooling, OneLine.CoolingPower(size).Value);
    }

    [Fact]
    public void Two_n_has_two_sides_of_half_the_capacity()
    {
        var one = OneLine.Draw(Size(Redundancy.N), Redundancy.N);
        var two = OneLine.Draw(Size(Redundancy.TwoN), Redundancy.TwoN);

        Assert.Equal((1, 2), (one.Boxes.Count(box => box.Kind == BoxKind.Ups), two.Boxes.Count(box => box.Kind == BoxKind.Ups)));
        Assert.True(IsInside(one) && IsInside(two));
        Assert.Equal(one.Boxes.Single(box => box.Kind == BoxKind.Distribution).Text!.Value!.Value, two.Boxes.First(box => box.Kind == BoxKind.Distribution).Text!.Value!.Value, 0);
        Assert.Single(two.Lines, line => line.Dashed);
        Assert.All([one, two], drawing => Assert.True(drawing.Boxes.Single(box => box.Kind == BoxKind.CoolingPlant).Text!.Value > 0));
    }

    [Theory]
    [InlineData(Redundancy.NPlusOne)]
    [InlineData(Redundancy.TwoN)]
    public void The_battery_hangs_on_the_ups_beside_all_other_boxes(Redundancy redundancy)
    {
        var design = Sites.Design(redundancy: redundancy) with { Chain = [.. Sites.Chain, Sites.Flywheel] };
        var size = FacilitySizing.Size(ItPower.Training(Sites.Server, 128, CentralReading.Instance), design, CentralReading.Instance);
        var drawing = OneLine.Draw(size, redundancy);
        var battery = Assert.Single(drawing.Boxes, box => box.Kind == BoxKind.Battery);

        Assert.Equal(size.Chain.Single(stage => stage.Kind == "ups").Rated.Value * 30, battery.Text!.Value!.Value, 0);
        Assert.True(IsInside(drawing));
        Assert.DoesNotContain(drawing.Boxes, box => box != battery && box.X < battery.Right && battery.X < box.Right && box.Y < battery.Bottom && battery.Y < box.Bottom);
    }

    [Fact]
    public void The_gantt_chart_ends_when_the_site_is_ready()
    {
        var path = SiteSchedule.Plan(new SiteWork(Sites.NewBuilding, Sites.Region, Sites.Chain, Sites.Server, 128, 2e6, Sites.Times), CentralReading.Instance);
        var chart = Gantt.Draw(path.Steps);

        Assert.True(IsInside(chart));
        Assert.Equal(chart.Width, chart.Boxes.Max(box => box.Right), 9);
        Assert.All(chart.Lines, line => Assert.Equal(line.X1, line.X2, 9));
        Assert.Equal(Units.Month.FromBase(path.Ready.Value), chart.Width, 9);
    }

    [Fact]
    public void The_first_token_is_a_mark_in_a_row_of_its_own()
    {
        var path = SiteSchedule.Plan(new SiteWork(Sites.NewBuilding, Sites.Region, Sites.Chain, Sites.Server, 128, 2e6, Sites.Times), CentralReading.Instance);
        var chart = Gantt.Draw(path.Steps, path.Ready.Value);
        var mark = Assert.Single(chart.Boxes, box => box.Kind == BoxKind.Milestone);

        Assert.Equal((Units.Month.FromBase(path.Ready.Value), path.Steps.Length), (mark.X, (int)mark.Y));
        Assert.Equal(Gantt.Draw(path.Steps).Height + 1, chart.Height);
    }

    private static FacilitySize<Real> Size(Redundancy redundancy) => FacilitySizing.Size(
        ItPower.Training(Sites.Server, 128, CentralReading.Instance),
        Sites.Design(redundancy: redundancy),
        CentralReading.Instance);

    private static bool IsInside(Drawing drawing) =>
        drawing.Boxes.All(box => box.X >= -Slack && box.Y >= -Slack && box.Right <= drawing.Width + Slack && box.Bottom <= drawing.Height + Slack);

    [Fact]
    public void A_way_without_steps_is_an_empty_picture() => Assert.Equal((0, 0), (Gantt.Draw([]).Width, Gantt.Draw([]).Height));
}
