using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging.Abstractions;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Storage;
using Planner.Web.Sessions;
using Planner.Web.Storage;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Tests.Sessions;

/// <summary>A shelf over a database of its own, the real catalogue and the real planner, with one example scenario on it.</summary>
public sealed class PlanningRoom : IDisposable
{
    private static readonly Lazy<Ground> s_ground = new(() => new Ground(
        CatalogueReader.Read(SeedFolder.Read(CatalogueReader.FileNames)).Snapshot!,
        EngineConstantsReader.Read(SeedFolder.Read("engine-constants.json")).Constants!));

    private readonly TemporaryDatabase _temporary;
    private readonly OptionPlanner _planner;
    private int _planned;

    private PlanningRoom(TemporaryDatabase temporary)
    {
        _temporary = temporary;
        _planner = new OptionPlanner(Plan, NullLogger<OptionPlanner>.Instance);
        Shelf = NewShelf();
    }

    public static Ground Ground => s_ground.Value;

    public ScenarioShelf Shelf { get; private set; }

    public string Id { get; private set; } = "";

    /// <summary>How many comparisons were computed.</summary>
    public int Planned => Volatile.Read(ref _planned);

    public static Scenario Example(string id) => ScenarioJson.Read(SeedFolder.Read($"examples/{id}.json")).Scenario!;

    public static async Task<PlanningRoom> Open(string example = "llama-70b-documents")
    {
        var room = new PlanningRoom(await TemporaryDatabase.Create());
        room.Id = await room.Shelf.Add(Example(example));
        return room;
    }

    public async Task<IPlanningSession> Enter() => (await Shelf.Open(Id))!;

    /// <summary>Another server on the same database.</summary>
    public ScenarioShelf AnotherReplica() => NewShelf();

    /// <summary>Forgets all that is in memory, as a restart does.</summary>
    public void Restart()
    {
        Shelf.Dispose();
        Shelf = NewShelf();
    }

    public void Dispose()
    {
        Shelf.Dispose();
        _planner.Dispose();
        _temporary.Dispose();
    }

    private ScenarioShelf NewShelf() => new(new ScenarioStore(_temporary.Database, TimeProvider.System), Ground, new PriceBooks(_temporary.Database, TimeProvider.System), _planner, TimeProvider.System);

    private OptionComparison Plan(Scenario scenario, Ground ground)
    {
        Interlocked.Increment(ref _planned);
        return PlanBuilder.Compare(scenario, ground);
    }
}
