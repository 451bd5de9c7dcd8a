using System;
using System.IO;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Planner.Tests.Browser;

/// <summary>
/// The whole product on a real port of this machine, with a data folder of its own that goes when it goes.
/// Use it as a class fixture (<c>IClassFixture&lt;PlannerApp&gt;</c>) or create one per test; it starts at the first <see cref="Url"/> or client.
/// </summary>
public sealed class PlannerApp : WebApplicationFactory<Program>
{
    public PlannerApp() => UseKestrel(0);

    /// <summary>What the product is told in <c>PLANNER_DATA</c>.</summary>
    public string DataFolder { get; } = Directory.CreateTempSubdirectory("planner-").FullName;

    /// <summary>The address, with a slash at the end.</summary>
    public string Url
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress.ToString();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("PLANNER_DATA", DataFolder);
        // Every database command would otherwise stand in the test's output.
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Warning");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }
}
