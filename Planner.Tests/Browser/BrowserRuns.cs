using Xunit;

namespace Planner.Tests.Browser;

/// <summary>
/// Tests that drive a real browser or print with one. They run by themselves, after the parallel ones: a page that shares two cores
/// with the property tests answers later than a person would bear, and that would be no fault of the page.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserRuns
{
    public const string Name = "browser";
}
