using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using Planner.Tests.Storage;
using Planner.Web.Sharing;
using Planner.Web.Storage;
using Xunit;

namespace Planner.Tests.Sharing;

public sealed class ShareLinksTests
{
    [Fact]
    public async Task The_secret_opens_its_link_and_no_other()
    {
        using var room = await Room.Create();
        var (first, second) = (await room.Links.Create(room.Scenario, "a"), await room.Links.Create(room.Scenario, "b"));
        Assert.NotNull(await room.Links.Exchange(first.Link.Id, Secret(first)));
        Assert.Null(await room.Links.Exchange(second.Link.Id, Secret(first)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":token")]
    [InlineData("..")]
    [InlineData("\0")]
    [InlineData("%00")]
    public async Task What_is_no_secret_opens_nothing(string secret)
    {
        using var room = await Room.Create();
        var link = await room.Links.Create(room.Scenario, "a");
        Assert.Null(await room.Links.Exchange(link.Link.Id, secret));
        Assert.Null(await room.Links.Exchange(secret, Secret(link)));
    }

    [Fact]
    public async Task A_secret_has_160_bits_and_only_its_hash_is_stored()
    {
        using var room = await Room.Create();
        var secret = Secret(await room.Links.Create(room.Scenario, "a"));
        Assert.Equal(20, System.Buffers.Text.Base64Url.DecodeFromChars(secret).Length);
        await using var context = room.Temporary.Database.Open();
        var row = await context.ShareLinks.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(32, row.SecretHash.Length);
        Assert.DoesNotContain(secret, string.Join(' ', row.Id, row.Name, row.ScenarioId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoking_ends_the_link_and_tells_who_looks_through_it()
    {
        using var room = await Room.Create();
        var link = await room.Links.Create(room.Scenario, "a");
        var told = new List<string>();
        room.Links.Revoked += told.Add;
        Assert.True(await room.Links.Revoke(link.Link.Id));
        Assert.Equal([link.Link.Id], told);
        Assert.Null(await room.Links.Exchange(link.Link.Id, Secret(link)));
        Assert.Null(await room.Links.FindAlive(link.Link.Id));
        Assert.NotNull((await room.Links.List(room.Scenario)).Single().Revoked);
    }

    [Fact]
    public async Task A_link_dies_with_its_day()
    {
        using var room = await Room.Create();
        var link = await room.Links.Create(room.Scenario, "a", TimeSpan.FromDays(2));
        room.Clock.Now += TimeSpan.FromDays(1);
        Assert.NotNull(await room.Links.FindAlive(link.Link.Id));
        room.Clock.Now += TimeSpan.FromDays(1);
        Assert.Null(await room.Links.FindAlive(link.Link.Id));
        Assert.Null(await room.Links.Exchange(link.Link.Id, Secret(link)));
    }

    private static string Secret(NewShareLink link) => link.Path.Split('#')[1];

    private sealed class Room : IDisposable
    {
        public required TemporaryDatabase Temporary { get; init; }

        public required string Scenario { get; init; }

        public required ShareLinks Links { get; init; }

        public required HandClock Clock { get; init; }

        public static async Task<Room> Create()
        {
            var temporary = await TemporaryDatabase.Create();
            var clock = new HandClock();
            var row = await new ScenarioStore(temporary.Database, clock).Create("One", "{}", "local");
            return new Room { Temporary = temporary, Scenario = row.Id, Links = new ShareLinks(temporary.Database, clock), Clock = clock };
        }

        public void Dispose() => Temporary.Dispose();
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
