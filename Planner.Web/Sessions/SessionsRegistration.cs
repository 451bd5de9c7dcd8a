using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;
using Planner.Web.Storage;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Sessions;

/// <summary>The scenarios of this installation and those that are open.</summary>
public static class SessionsRegistration
{
    public static void AddPlannerSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new OptionPlanner(
            services.GetRequiredService<Func<Scenario, OptionComparison>>(),
            services.GetRequiredService<ILogger<OptionPlanner>>()));
        builder.Services.AddSingleton(services => new ScenarioShelf(
            services.GetRequiredService<ScenarioStore>(),
            services.GetRequiredService<CatalogueSnapshot>(),
            services.GetRequiredService<OptionPlanner>(),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IScenarioShelf>(services => services.GetRequiredService<ScenarioShelf>());
    }
}
