using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Planner.Web.Storage;

/// <summary>Scenarios and their operations. Every method is one transaction; what has returned is on disk.</summary>
public sealed class ScenarioStore(PlannerDatabase database, TimeProvider clock)
{
    private const int IdBytes = 10;

    /// <summary>Stores a new scenario at revision 0.</summary>
    /// <param name="name">As the list shows it.</param>
    /// <param name="document">Canonical JSON.</param>
    /// <param name="who">Who made it.</param>
    public Task<ScenarioRow> Create(string name, string document, string who, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var row = new ScenarioRow { Id = id, Name = name, Document = document, Revision = 0, Created = now, Changed = now, ChangedBy = who };
        return database.Write(
            async context =>
            {
                context.Add(row);
                await context.SaveChangesAsync(cancellation);
                return row;
            },
            cancellation);
    }

    /// <summary>The scenario; null when there is none.</summary>
    public async Task<ScenarioRow?> Find(string id, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        return await context.Scenarios.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }

    /// <summary>All scenarios, last changed first.</summary>
    public async Task<IReadOnlyList<ScenarioRow>> List(CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        return await context.Scenarios.AsNoTracking().OrderByDescending(row => row.Changed).ThenBy(row => row.Id).ToListAsync(cancellation);
    }

    /// <summary>
    /// Stores an operation together with the document that it makes. The scenario must still be at the revision before it.
    /// </summary>
    /// <exception cref="DbUpdateException">Another writer was first: load again, apply again.</exception>
    public Task Append(OperationRow operation, string name, string document, CancellationToken cancellation = default) => database.Write(
        async context =>
        {
            var row = new ScenarioRow
            {
                Id = operation.ScenarioId,
                Name = name,
                Document = document,
                Revision = operation.Revision,
                Created = default,
                Changed = operation.Time,
                ChangedBy = operation.Who,
            };
            var entry = context.Attach(row);
            entry.Property(of => of.Revision).OriginalValue = operation.Revision - 1;
            entry.Property(of => of.Revision).IsModified = true;
            entry.Property(of => of.Name).IsModified = true;
            entry.Property(of => of.Document).IsModified = true;
            entry.Property(of => of.Changed).IsModified = true;
            entry.Property(of => of.ChangedBy).IsModified = true;
            context.Add(operation);
            // One SaveChanges is one transaction: the edit and the document stand or fall together.
            return await context.SaveChangesAsync(cancellation);
        },
        cancellation);

    /// <summary>The operation that was stored under this id; null when none was.</summary>
    public async Task<OperationRow?> FindOperation(string scenarioId, Guid opId, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        return await context.Operations.AsNoTracking().FirstOrDefaultAsync(row => row.ScenarioId == scenarioId && row.OpId == opId, cancellation);
    }

    /// <summary>Operations after a revision, in order.</summary>
    public async Task<IReadOnlyList<OperationRow>> History(string scenarioId, long after = 0, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        return await context.Operations.AsNoTracking()
            .Where(row => row.ScenarioId == scenarioId && row.Revision > after)
            .OrderBy(row => row.Revision)
            .ToListAsync(cancellation);
    }

    /// <summary>Removes a scenario with its history and links; false when there was none.</summary>
    public Task<bool> Delete(string id, CancellationToken cancellation = default) => database.Write(
        async context => await context.Scenarios.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) > 0,
        cancellation);
}
