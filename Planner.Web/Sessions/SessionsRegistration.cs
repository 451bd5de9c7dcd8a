using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Planner.Domain.Plans;
using Planner.Web.Storage;

namespace Planner.Web.Sessions;

/// <summary>The scenarios of this installation and those that are open.</summary>
public static class SessionsRegistration
{
    public static void AddPlannerSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new OptionPlanner(PlanBuilder.Compare, services.GetRequiredService<ILogger<OptionPlanner>>()));
        builder.Services.AddSingleton<PriceBooks>();
        builder.Services.AddSingleton<HeavyWork>();
        builder.Services.AddSingleton<StudyDesk>();
        builder.Services.AddSingleton(typeof(SharedStudies<>));
        builder.Services.AddSingleton(services => new ScenarioShelf(
            services.GetRequiredService<ScenarioStore>(),
            services.GetRequiredService<Ground>(),
            services.GetRequiredService<PriceBooks>(),
            services.GetRequiredService<OptionPlanner>(),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IScenarioShelf>(services => services.GetRequiredService<ScenarioShelf>());
    }
}
