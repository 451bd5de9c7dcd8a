using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Planner.Web.Storage;

namespace Planner.Tests.Storage;

/// <summary>A database of its own in a folder that goes when it goes.</summary>
public sealed class TemporaryDatabase : IDisposable
{
    private TemporaryDatabase(string folder, PlannerDatabase database) => (Folder, Database) = (folder, database);

    public string Folder { get; }

    public PlannerDatabase Database { get; }

    public static async Task<TemporaryDatabase> Create()
    {
        var folder = Directory.CreateTempSubdirectory("planner-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["PLANNER_DATA"] = folder }).Build();
        var database = PlannerDatabase.Of(configuration);
        await database.Migrate();
        return new TemporaryDatabase(folder, database);
    }

    public void Dispose()
    {
        Database.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
