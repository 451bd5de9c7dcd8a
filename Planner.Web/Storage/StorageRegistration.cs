using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Planner.Web.Storage;

/// <summary>The database, brought up to date before the first request.</summary>
public static partial class StorageRegistration
{
    public static void AddPlannerStorage(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => PlannerDatabase.Of(builder.Configuration));
        builder.Services.AddSingleton<ScenarioStore>();
        builder.Services.AddHostedService<Migration>();
        builder.Services.AddDataProtection().SetApplicationName("Planner");
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = services.GetRequiredService<KeyRing>()));
    }

    /// <summary>Hosted services start before the server listens, in order: nobody meets half a database.</summary>
    private sealed partial class Migration(PlannerDatabase database, ILogger<Migration> log) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await database.Migrate(cancellationToken);
            LogVersion(await database.Version(cancellationToken));
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        [LoggerMessage(LogLevel.Information, "Database ready: {Version}")]
        private partial void LogVersion(string version);
    }
}
