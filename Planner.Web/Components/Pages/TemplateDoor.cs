using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Planner.Web.Display;
using Planner.Web.Sessions;

namespace Planner.Web.Components.Pages;

/// <summary>A new scenario from a template by a plain form, which works before the page is live. Posts from pages of other sites are turned away before it (<see cref="Api.SecurityHeaders"/>).</summary>
public static class TemplateDoor
{
    /// <summary>Where the form of a template goes.</summary>
    public static string Of(string id) => "/templates/" + id;

    /// <summary>Leads to the new scenario; to the start page when there is no such template.</summary>
    public static async Task<RedirectHttpResult> Open(string id, IScenarioShelf shelf, CancellationToken cancellation)
    {
        var template = Template.All(Wording.Current).FirstOrDefault(candidate => candidate.Id == id);
        return TypedResults.LocalRedirect(template is null ? "/#templates" : "/scenarios/" + await shelf.Add(template.Scenario, cancellation));
    }
}
