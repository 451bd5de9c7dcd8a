using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Planner.Domain.Scenarios;
using Planner.Web.Sessions;
using Xunit;

namespace Planner.Tests.Sessions;

public sealed class PlanningSessionTests
{
    [Fact]
    public async Task An_edit_is_stored_and_found_after_a_restart()
    {
        using var room = await PlanningRoom.Open();
        using (var session = await room.Enter())
        {
            Assert.Empty(await session.Edit("name", "Another name"));
            Assert.Equal(1, session.Revision);
        }

        room.Restart();
        using var again = await room.Enter();
        Assert.Equal("Another name", again.Scenario.Name);
        Assert.Equal(1, again.Revision);
        Assert.True(again.CanUndo);
    }

    [Fact]
    public async Task A_wrong_value_is_refused_at_its_field_and_nothing_is_lost()
    {
        using var room = await PlanningRoom.Open();
        using var session = await room.Enter();
        var before = ScenarioJson.Write(session.Scenario);
        Assert.Contains(await session.Edit("terms.horizonMonths", -5), problem => problem.Path == "terms.horizonMonths");
        Assert.Contains(await session.Edit("terms.horizonMonths", "many"), problem => problem.Path == "terms.horizonMonths");
        Assert.Contains(await session.Edit("terms.discountRatePerYear", 1e300), problem => problem.Path == "terms.discountRatePerYear");
        Assert.Contains(await session.Edit("name", new string('x', 1_000_000)), problem => problem.Path == "name");
        Assert.Contains(await session.Edit("no.such[place]", 1), problem => problem.Code == "unknown-field");
        Assert.Contains(await session.Edit("", 1), problem => problem.Code == "unknown-field");
        Assert.Equal(before, ScenarioJson.Write(session.Scenario));
        Assert.Equal(0, session.Revision);
    }

    [Fact]
    public async Task Who_comes_right_after_the_last_one_left_finds_the_answer_at_once()
    {
        using var room = await PlanningRoom.Open();
        using (var drawn = await room.Enter())
        {
            await drawn.CurrentAnswer(TestContext.Current.CancellationToken);
        }

        var planned = room.Planned;
        using var alive = await room.Enter();
        Assert.True(alive.CurrentAnswer(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        Assert.Equal(planned, room.Planned);
    }

    [Fact]
    public async Task What_another_replica_stored_meanwhile_is_read_anew()
    {
        using var room = await PlanningRoom.Open();
        using var elsewhere = room.AnotherReplica();
        (await room.Enter()).Dispose();
        using (var other = (await elsewhere.Open(room.Id, cancellation: TestContext.Current.CancellationToken))!)
        {
            await other.Edit("name", "Renamed elsewhere", TestContext.Current.CancellationToken);
        }

        using var again = await room.Enter();
        Assert.Equal("Renamed elsewhere", again.Scenario.Name);
    }

    [Fact]
    public async Task The_same_value_again_makes_no_revision()
    {
        using var room = await PlanningRoom.Open();
        using var session = await room.Enter();
        await session.Edit("name", session.Scenario.Name);
        Assert.Equal(0, session.Revision);
    }

    [Fact]
    public async Task Undo_and_redo_walk_through_all_edits_and_survive_a_restart()
    {
        using var room = await PlanningRoom.Open();
        var states = new string[4];
        using (var session = await room.Enter())
        {
            states[0] = ScenarioJson.Write(session.Scenario);
            await session.Edit("name", "One");
            states[1] = ScenarioJson.Write(session.Scenario);
            await session.Edit($"options[{session.Scenario.Options[1].Id}]", null);
            states[2] = ScenarioJson.Write(session.Scenario);
            await session.Edit("options[+]", JsonNode.Parse("""{ "id": "extra", "kind": "api" }"""));
            states[3] = ScenarioJson.Write(session.Scenario);
        }

        room.Restart();
        using var again = await room.Enter();
        foreach (var state in states.Reverse().Skip(1))
        {
            await again.Undo();
            Assert.Equal(state, ScenarioJson.Write(again.Scenario));
        }

        Assert.False(again.CanUndo);
        await again.Undo();
        foreach (var state in states.Skip(1))
        {
            await again.Redo();
            Assert.Equal(state, ScenarioJson.Write(again.Scenario));
        }

        Assert.False(again.CanRedo);
        Assert.Equal(9, again.Revision);
    }

    [Fact]
    public async Task A_new_edit_ends_what_could_be_brought_back()
    {
        using var room = await PlanningRoom.Open();
        using var session = await room.Enter();
        await session.Edit("name", "One");
        await session.Undo();
        Assert.True(session.CanRedo);
        await session.Edit("name", "Two");
        Assert.False(session.CanRedo);
    }

    [Fact]
    public async Task The_history_says_what_was_and_what_became_of_it()
    {
        using var room = await PlanningRoom.Open();
        using var session = await room.Enter();
        var name = session.Scenario.Name;
        await session.Edit("name", "One");
        await session.Undo();
        var history = await session.History();
        Assert.Equal([("name", "\"One\"", (long?)null), ("name", $"\"{name}\"", 1L)], history.Select(entry => (entry.Path, entry.New!, entry.Reverts)));
        Assert.All(history, entry => Assert.Equal("local", entry.Who));
    }

    [Fact]
    public async Task An_edit_reaches_everybody_who_has_the_scenario_open()
    {
        using var room = await PlanningRoom.Open();
        using var mine = await room.Enter();
        using var theirs = await room.Enter();
        var told = new TaskCompletionSource();
        theirs.Changed += () => told.TrySetResult();
        await mine.Edit("name", "Seen by all");
        await told.Task;
        Assert.Equal("Seen by all", theirs.Scenario.Name);
    }

    [Fact]
    public async Task The_answer_follows_the_newest_edit_and_skips_those_between()
    {
        using var room = await PlanningRoom.Open();
        using var session = await room.Enter();
        for (var months = 36; months <= 60; months++)
        {
            await session.Edit("terms.horizonMonths", months);
        }

        var answer = await session.CurrentAnswer();
        Assert.Equal(session.Revision, answer.Revision);
        Assert.Equal(60, answer.Scenario.Terms.HorizonMonths);
        Assert.NotNull(answer.Comparison);
        Assert.InRange(room.Planned, 1, 26);
    }

    [Fact]
    public async Task A_removed_scenario_cannot_be_opened()
    {
        using var room = await PlanningRoom.Open();
        Assert.True(await room.Shelf.Remove(room.Id));
        Assert.Null(await room.Shelf.Open(room.Id));
        Assert.Empty(await room.Shelf.List());
    }

    [Fact]
    public async Task An_edit_of_a_scenario_removed_meanwhile_says_so_and_nobody_else_gets_in()
    {
        using var room = await PlanningRoom.Open();
        using var session = await room.Enter();
        await room.Shelf.Remove(room.Id);
        Assert.Null(await room.Shelf.Open(room.Id));
        Assert.Equal(["scenario-gone"], (await session.Edit("name", "Another")).Select(problem => problem.Code));
        Assert.Equal(0, session.Revision);
    }
}
