using System;
using System.Collections.Immutable;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Scenarios;
using Planner.Tests.Sessions;
using Planner.Tests.Storage;
using Planner.Web.Sessions;
using Planner.Web.Sharing;
using Planner.Web.Storage;
using Xunit;

namespace Planner.Tests.Sharing;

public sealed class SharedScenariosTests
{
    [Fact]
    public async Task Who_holds_a_living_link_looks_until_it_is_revoked()
    {
        using var house = await House.Create();
        using var view = await house.Open(house.Room.Shelf);
        Assert.Equal(house.Room.Id, view!.Session.Id);
        await house.Links.Revoke(house.Link.Id);
        Assert.True(view.HasEnded);
        Assert.Null(await house.Open(house.Room.Shelf));
    }

    [Fact]
    public async Task A_link_revoked_while_its_scenario_opens_shows_nothing()
    {
        using var house = await House.Create();
        Assert.Null(await house.Open(new RevokedAtTheDoor(house.Room.Shelf, () => house.Links.Revoke(house.Link.Id))));
    }

    [Fact]
    public async Task Who_never_gave_the_secret_sees_nothing()
    {
        using var house = await House.Create();
        Assert.Null(await new SharedScenarios(house.Links, house.Room.Shelf, TimeProvider.System).Open(new ClaimsPrincipal(), house.Link.Id, TestContext.Current.CancellationToken));
    }

    /// <summary>A scenario on a shelf, and a link to it in a database of the links' own.</summary>
    private sealed class House : IDisposable
    {
        private TemporaryDatabase Temporary { get; init; } = null!;

        public PlanningRoom Room { get; private init; } = null!;

        public ShareLinks Links { get; private init; } = null!;

        public ShareLink Link { get; private set; } = null!;

        public static async Task<House> Create()
        {
            var temporary = await TemporaryDatabase.Create();
            var house = new House { Temporary = temporary, Room = await PlanningRoom.Open(), Links = new ShareLinks(temporary.Database, TimeProvider.System) };
            await temporary.Database.Write(async context =>
            {
                // The links' database knows the scenario by its id alone.
                context.Add(new ScenarioRow { Id = house.Room.Id, Name = "One", Document = "{}", Revision = 0, Created = default, Changed = default, ChangedBy = "local" });
                return await context.SaveChangesAsync();
            });
            house.Link = (await house.Links.Create(house.Room.Id, "a")).Link;
            return house;
        }

        public Task<SharedView?> Open(IScenarioShelf shelf) =>
            new SharedScenarios(Links, shelf, TimeProvider.System).Open(new ClaimsPrincipal(new ClaimsIdentity([new Claim("share-link", Link.Id)])), Link.Id);

        public void Dispose()
        {
            Room.Dispose();
            Temporary.Dispose();
        }
    }

    /// <summary>A shelf on whose way something happens.</summary>
    private sealed class RevokedAtTheDoor(IScenarioShelf shelf, Func<Task> happens) : IScenarioShelf
    {
        public Task<ImmutableArray<ScenarioEntry>> List(CancellationToken cancellation = default) => shelf.List(cancellation);

        public Task<string> Add(Scenario scenario, CancellationToken cancellation = default) => shelf.Add(scenario, cancellation);

        public Task<bool> Remove(string id, CancellationToken cancellation = default) => shelf.Remove(id, cancellation);

        public async Task<IPlanningSession?> Open(string id, bool privatePrices = false, CancellationToken cancellation = default)
        {
            await happens();
            return await shelf.Open(id, privatePrices, cancellation);
        }
    }
}
