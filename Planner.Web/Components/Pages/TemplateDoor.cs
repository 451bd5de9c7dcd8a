using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Planner.Web.Components.Inputs;
using Planner.Web.Display;
using Planner.Web.Sessions;

namespace Planner.Web.Components.Pages;

/// <summary>A new scenario from a template, or from nothing, by a plain form, which works before the page is live. Posts from pages of other sites are turned away before it (<see cref="Api.SecurityHeaders"/>).</summary>
public static class TemplateDoor
{
    /// <summary>In place of a template's id: a case of one's own.</summary>
    public const string OwnCase = "own";

    /// <summary>Where the form of a template goes.</summary>
    public static string Of(string id) => "/templates/" + id;

    /// <summary>Leads to the new scenario; to the start page when there is no such template.</summary>
    public static async Task<RedirectHttpResult> Open(string id, IScenarioShelf shelf, TimeProvider clock, CancellationToken cancellation)
    {
        var scenario = id == OwnCase
            ? NewParts.Blank(Wording.Current["own-case"], DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            : Template.All(Wording.Current).FirstOrDefault(candidate => candidate.Id == id)?.Scenario;
        return TypedResults.LocalRedirect(scenario is null ? "/#templates" : "/scenarios/" + await shelf.Add(scenario, cancellation));
    }
}
