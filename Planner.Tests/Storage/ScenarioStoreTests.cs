using System;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using Planner.Web.Storage;
using Xunit;

namespace Planner.Tests.Storage;

public sealed class ScenarioStoreTests
{
    [Fact]
    public async Task An_operation_and_its_document_are_stored_together()
    {
        using var temporary = await TemporaryDatabase.Create();
        var store = new ScenarioStore(temporary.Database, TimeProvider.System);
        var row = await store.Create("First", "{}", "local");
        await store.Append(Operation(row.Id, 1), "Second", """{"a":1}""");
        var found = await store.Find(row.Id);
        Assert.Equal(("Second", """{"a":1}""", 1L), (found!.Name, found.Document, found.Revision));
        Assert.Equal(row.Created.ToUnixTimeMilliseconds(), found.Created.ToUnixTimeMilliseconds());
        Assert.Single(await store.History(row.Id));
    }

    [Fact]
    public async Task Of_two_writers_at_one_revision_the_second_is_refused_whole()
    {
        using var temporary = await TemporaryDatabase.Create();
        var store = new ScenarioStore(temporary.Database, TimeProvider.System);
        var row = await store.Create("First", "{}", "local");
        await store.Append(Operation(row.Id, 1), "Second", "{}");
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => store.Append(Operation(row.Id, 1), "Third", "{}"));
        Assert.Equal("Second", (await store.Find(row.Id))!.Name);
        Assert.Single(await store.History(row.Id));
    }

    [Fact]
    public async Task One_operation_id_is_stored_once()
    {
        using var temporary = await TemporaryDatabase.Create();
        var store = new ScenarioStore(temporary.Database, TimeProvider.System);
        var row = await store.Create("First", "{}", "local");
        var operation = Operation(row.Id, 1);
        await store.Append(operation, "Second", "{}");
        var again = Operation(row.Id, 2);
        again.OpId = operation.OpId;
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => store.Append(again, "Third", "{}"));
    }

    [Fact]
    public async Task A_removed_scenario_takes_its_history_along()
    {
        using var temporary = await TemporaryDatabase.Create();
        var store = new ScenarioStore(temporary.Database, TimeProvider.System);
        var row = await store.Create("First", "{}", "local");
        await store.Append(Operation(row.Id, 1), "Second", "{}");
        Assert.True(await store.Delete(row.Id));
        Assert.Empty(await store.History(row.Id));
        Assert.False(await store.Delete(row.Id));
    }

    [Theory]
    [InlineData("PRAGMA journal_mode", "truncate")]
    [InlineData("PRAGMA synchronous", "2")]
    public async Task Commits_are_synced_in_a_rollback_journal(string question, string answer)
    {
        using var temporary = await TemporaryDatabase.Create();
        await using var context = temporary.Database.Open();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        Assert.Equal(answer, Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static OperationRow Operation(string scenario, long revision) => new()
    {
        ScenarioId = scenario,
        Revision = revision,
        OpId = Guid.NewGuid(),
        BaseRevision = revision - 1,
        Path = "name",
        Who = "local",
        Time = DateTimeOffset.UnixEpoch,
        New = "\"Second\"",
    };
}
