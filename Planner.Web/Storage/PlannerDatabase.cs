using System;
using System.Data.Common;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Planner.Web.Storage;

/// <summary>
/// The database of this installation: PostgreSQL when <c>ConnectionStrings:Planner</c> is given, else <c>planner.db</c> in the folder
/// <c>PLANNER_DATA</c> (default <c>./data</c>).
/// </summary>
/// <remarks>
/// The SQLite that is served, 3.50.4, can corrupt a database in WAL mode when one connection checkpoints while another commits (mended in
/// 3.51.3). So this uses a rollback journal, truncated and synced at each commit, and lets one writer in at a time.
/// </remarks>
public sealed class PlannerDatabase : IDisposable
{
    private readonly Func<PlannerContext> _open;
    private readonly SemaphoreSlim? _oneWriter;

    private PlannerDatabase(Func<PlannerContext> open, string kind, SemaphoreSlim? oneWriter)
    {
        _open = open;
        Kind = kind;
        _oneWriter = oneWriter;
    }

    /// <summary><c>SQLite</c> or <c>PostgreSQL</c>.</summary>
    public string Kind { get; }

    /// <summary>The database that the configuration names; creates the data folder, opens nothing yet.</summary>
    public static PlannerDatabase Of(IConfiguration configuration) => configuration.GetConnectionString("Planner") is { Length: > 0 } connection
        ? Postgres(connection)
        : Sqlite(DataFolder(configuration));

    /// <summary>The folder for all that this installation keeps.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        Path.GetFullPath(configuration["PLANNER_DATA"] is { Length: > 0 } folder ? folder : "data");

    /// <summary>A new unit of work; the caller disposes it.</summary>
    public PlannerContext Open() => _open();

    /// <summary>Brings the tables up to date.</summary>
    public async Task Migrate(CancellationToken cancellation = default)
    {
        await using var context = Open();
        await context.Database.MigrateAsync(cancellation);
    }

    /// <summary>Does one writing unit of work, alone where the database wants it so.</summary>
    public async Task<TResult> Write<TResult>(Func<PlannerContext, Task<TResult>> work, CancellationToken cancellation = default)
    {
        if (_oneWriter is not null)
        {
            await _oneWriter.WaitAsync(cancellation);
        }

        try
        {
            await using var context = Open();
            return await work(context);
        }
        finally
        {
            _oneWriter?.Release();
        }
    }

    /// <summary>The version that the database says of itself; fails when it cannot be reached.</summary>
    public async Task<string> Version(CancellationToken cancellation = default)
    {
        await using var context = Open();
        var sql = _oneWriter is null ? "SHOW server_version" : "SELECT sqlite_version()";
        await context.Database.OpenConnectionAsync(cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return $"{Kind} {await command.ExecuteScalarAsync(cancellation)}";
    }

    public void Dispose() => _oneWriter?.Dispose();

    private static PlannerDatabase Postgres(string connection)
    {
        var options = new DbContextOptionsBuilder<PostgresPlannerContext>().UseNpgsql(connection).Options;
        return new PlannerDatabase(() => new PostgresPlannerContext(options), "PostgreSQL", null);
    }

    private static PlannerDatabase Sqlite(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "planner.db");
        // EF turns WAL on for a file that it creates itself, so the file is there before it looks.
        using (File.Open(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
        }

        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, ForeignKeys = true }.ToString();
        var options = new DbContextOptionsBuilder<SqlitePlannerContext>().UseSqlite(connection).AddInterceptors(new FullSync()).Options;
        return new PlannerDatabase(() => new SqlitePlannerContext(options), "SQLite", new SemaphoreSlim(1));
    }

    /// <summary>Every connection syncs at each commit, the emptied journal too: an acknowledged edit survives a power cut.</summary>
    private sealed class FullSync : DbConnectionInterceptor
    {
        private const string Settings = "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
