using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Web.Api;

/// <summary>What engines and validators say, for answers of the API.</summary>
internal static class Sentences
{
    public static string Problem(Problem problem) => problem.Code;

    public static string Finding(Finding finding) => finding.Code;

    public static string Label(Label label) => label.Key;
}
