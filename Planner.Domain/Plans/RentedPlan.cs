using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>An option on rented accelerators.</summary>
internal static class RentedPlan
{
    public static PlanDraft<T> Evaluate<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        var work = WorkPlacement.Place(evaluation, option);
        return new PlanDraft<T>
        {
            Timeline = Timelines.Rent(evaluation.Assumptions, evaluation.Reading),
            Work = work,
            Lines = [.. RentedCosts.Lines(evaluation, option, work), .. RentedCosts.Elsewhere(evaluation, option, work)],
            Warnings = option.Offer?.Term == RentTerm.Spot ? [Finding.Of("spot-interruptions-not-counted", FindingArgument.Of(option.Offer.Id))] : [],
        };
    }
}
