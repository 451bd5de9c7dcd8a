using System.Collections.Generic;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class StaffingTests
{
    [Theory]
    [InlineData(3, 12, 12)]
    [InlineData(250, 45, 55)]
    public void The_crew_of_a_site_is_that_of_published_sites(double megawatts, double least, double most) =>
        Assert.InRange(Staffing.SiteCrew<Real>(megawatts * 1e6, 12, 50).Value, least, most);

    [Fact]
    public void Somebody_runs_even_a_small_cluster()
    {
        Assert.Equal(1, Staffing.Operators<Real>(8, 2).Value);
        Assert.Equal(2, Staffing.Operators<Real>(1000, 2).Value);
    }

    [Fact]
    public void Staff_is_the_same_in_all_readings() => AllReadings.Agree(new Crew());

    private sealed record Crew : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T> =>
            [Staffing.SiteCrew(8.0 * reading.Read(Sites.Server.MaximumPower), 12, 50), Staffing.Operators<T>(4000, 2)];
    }
}
