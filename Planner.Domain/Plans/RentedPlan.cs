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
            Timeline = Timelines.Rent(option.Option, evaluation.Assumptions, evaluation.Reading),
            Work = work,
            Lines = [.. RentedCosts.Lines(evaluation, option, work), .. RentedCosts.Elsewhere(evaluation, option, work)],
            Figures = ContractLines.Idle(evaluation, option, work),
        };
    }
}
