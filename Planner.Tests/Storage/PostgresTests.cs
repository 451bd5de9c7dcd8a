using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Planner.Domain.Scenarios;
using Planner.Web.Sharing;
using Planner.Web.Storage;
using Xunit;

namespace Planner.Tests.Storage;

/// <summary>The same store on PostgreSQL: a server of its own for the test, on this machine.</summary>
[Trait("Category", "Long")]
public sealed class PostgresTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("planner-postgres-").FullName;
    private readonly string? _programs = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin")).LastOrDefault() : null;
    private bool _started;

    [Fact]
    public async Task Operations_are_stored_whole_and_once_on_PostgreSQL_too()
    {
        Assert.SkipWhen(_programs is null, "PostgreSQL is not installed: apt-get install postgresql");
        var port = Start();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Planner"] = $"Host=127.0.0.1;Port={port};Database=postgres;Username=postgres" })
            .Build();
        using var database = PlannerDatabase.Of(configuration);
        await database.Migrate();
        Assert.StartsWith("PostgreSQL", await database.Version(), StringComparison.Ordinal);

        // Two stores are two replicas: neither knows what the other holds in memory.
        var (one, other) = (new ScenarioStore(database, TimeProvider.System), new ScenarioStore(database, TimeProvider.System));
        var row = await one.Create("First", "{}", "local");
        await one.Append(Operation(row.Id, 1), "Second", "{}");
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => other.Append(Operation(row.Id, 1), "Third", "{}"));
        await other.Append(Operation(row.Id, 2), "Third", "{}");
        Assert.Equal(("Third", 2L), ((await one.Find(row.Id))!.Name, (await one.Find(row.Id))!.Revision));
        Assert.Equal([1L, 2L], (await one.History(row.Id)).Select(operation => operation.Revision));
        await PricesAreKept(database);
    }

    // The migrations make the very tables that the model asks for, and two replicas read the same book.
    private static async Task PricesAreKept(PlannerDatabase database)
    {
        await using (var context = database.Open())
        {
            Assert.False(context.Database.HasPendingModelChanges());
            Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        }

        var (one, other) = (new PriceBooks(database, TimeProvider.System), new PriceBooks(database, TimeProvider.System));
        var price = new PrivatePrice { Id = PriceBooks.NewId(), Figure = "servers/dgx-h100/price", Value = 123_456.78, Currency = "EUR", Provider = "Reseller", AgreedOn = new DateOnly(2026, 11, 2), ValidUntil = new DateOnly(2027, 1, 31), Note = "frame" };
        await one.Keep(price);
        await one.Keep(price with { Value = 100_000 });
        Assert.Equal(price with { Value = 100_000 }, (await other.Read()).Prices[price.Id]);
        Assert.True(await other.Remove(price.Id));
        Assert.Empty((await one.Read()).Prices);
        using var keys = new PriceKeys(database, new EphemeralDataProtectionProvider(), TimeProvider.System);
        Assert.NotNull(await keys.Choose("correct horse battery"));
        Assert.Null(await keys.Choose("another horse battery"));
        Assert.NotNull(await keys.Change("correct horse battery", "another horse battery"));
        Assert.Null(await keys.Check("correct horse battery"));
        Assert.NotNull(await keys.Check("another horse battery"));
    }

    public void Dispose()
    {
        if (_started)
        {
            Run($"{_programs}/pg_ctl -m immediate -D {_folder}/data stop");
        }

        Directory.Delete(_folder, recursive: true);
    }

    private int Start()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        if (Environment.IsPrivilegedProcess)
        {
            Process.Start("chown", ["postgres", _folder]).WaitForExit();
        }

        Run($"{_programs}/initdb -A trust --no-sync -U postgres -D {_folder}/data");
        Run($"{_programs}/pg_ctl -w -D {_folder}/data -l {_folder}/log -o '-p {port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off' start");
        _started = true;
        return port;
    }

    // PostgreSQL refuses to run as root.
    private static void Run(string command)
    {
        string[] arguments = Environment.IsPrivilegedProcess ? ["su", "postgres", "-s", "/bin/sh", "-c", command] : ["sh", "-c", command];
        using var process = Process.Start(new ProcessStartInfo(arguments[0], arguments[1..]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
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
        New = "\"x\"",
    };
}
