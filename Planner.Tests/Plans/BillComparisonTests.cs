using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>Meta's case: 24,576 H100 on RoCE and on InfiniBand, bill beside bill.</summary>
public sealed class BillComparisonTests
{
    private static readonly Planner.Domain.Plans.Comparison<Real> s_meta = PlanBuilder.Compare(SeedGround.Example("llama-405b-24576-h100"), SeedGround.Ground);
    private static readonly BillComparison<Real> s_bills = BillComparison<Real>.Of(s_meta.Plans)!;

    [Fact]
    public void Both_fabrics_stand_side_by_side_with_bills_power_days_and_money()
    {
        var roce = s_bills.Sites.Single(site => site.Plan.OptionId == "build-roce");
        var infiniband = s_bills.Sites.Single(site => site.Plan.OptionId == "build-infiniband");

        Assert.NotEqual(roce.Fabric, infiniband.Fabric);
        Assert.NotEqual(roce.Bill.Total, infiniband.Bill.Total);
        Assert.NotEqual(roce.Plan.Bill.FacilityPower, infiniband.Plan.Bill.FacilityPower);
        Assert.All([roce, infiniband], site => Assert.Contains(site.Plan.Figures, figure => figure.Label == Labels.TrainingElapsedTime));
    }

    [Fact]
    public void Every_item_of_every_bill_is_in_a_row_at_its_place()
    {
        for (var place = 0; place < s_bills.Sites.Length; place++)
        {
            Assert.Equal(s_bills.Sites[place].Bill.Rows.ToHashSet(), s_bills.Rows.Select(row => row.Of[place]).OfType<BillRow<Real>>().ToHashSet());
        }
    }

    [Fact]
    public void One_site_alone_has_nothing_to_be_compared_with() =>
        Assert.Null(BillComparison<Real>.Of(s_meta.Plans.Where(plan => plan.OptionId == "build-roce")));
}
