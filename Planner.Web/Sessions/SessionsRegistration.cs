using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Planner.Domain.Scenarios;

namespace Planner.Web.Sessions;

/// <summary>The scenarios of this installation and those that are open.</summary>
public static class SessionsRegistration
{
    public static void AddPlannerSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OptionPlanner>();
        builder.Services.AddSingleton<ScenarioShelf>();
        builder.Services.AddSingleton<IScenarioShelf>(services => services.GetRequiredService<ScenarioShelf>());
    }
}
