using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Planner.Domain.Catalogue;
using Planner.Domain.Plans;
using Planner.Web.Storage;

namespace Planner.Web.Sessions;

/// <summary>The scenarios of this installation and those that are open.</summary>
public static class SessionsRegistration
{
    public static void AddPlannerSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services =>
        {
            var ground = services.GetRequiredService<Ground>();
            return new OptionPlanner(scenario => PlanBuilder.Compare(scenario, ground), services.GetRequiredService<ILogger<OptionPlanner>>());
        });
        builder.Services.AddSingleton<HeavyWork>();
        builder.Services.AddSingleton<StudyDesk>();
        builder.Services.AddSingleton(services => new ScenarioShelf(
            services.GetRequiredService<ScenarioStore>(),
            services.GetRequiredService<CatalogueSnapshot>(),
            services.GetRequiredService<OptionPlanner>(),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IScenarioShelf>(services => services.GetRequiredService<ScenarioShelf>());
    }
}
