using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>One month of a loan or lease, US dollars.</summary>
/// <param name="Payment">What is paid.</param>
/// <param name="Interest">Its part that is interest.</param>
/// <param name="Principal">Its part that repays.</param>
/// <param name="Balance">What is owed after it.</param>
public sealed record Instalment<T>(T Payment, T Interest, T Principal, T Balance)
    where T : struct, IReal<T>;

/// <summary>Somebody else's money: debt and leases in equal monthly payments.</summary>
public static class Loans
{
    /// <summary>
    /// The schedule of an amount that is paid back down to a last balance (a balloon, a residual that the lessor keeps; 0 for a loan). At starts of months the first
    /// payment bears no interest. Special cases: a rate of 0 pays equal parts without interest; a balance above the amount makes each payment less than its interest, negative at
    /// a rate of 0: the lender pays for a value that rises.
    /// </summary>
    /// <param name="amount">Borrowed or leased, US dollars.</param>
    /// <param name="lastBalance">Owed, or kept by the lessor, after the last payment, US dollars.</param>
    /// <param name="monthlyRate">A share, above −1.</param>
    /// <param name="months">Payments, one at least.</param>
    /// <param name="timing">Start or end of each month.</param>
    public static ImmutableArray<Instalment<T>> Schedule<T>(T amount, T lastBalance, T monthlyRate, int months, Timing timing)
        where T : struct, IReal<T>
    {
        var payment = Payment(amount, lastBalance, monthlyRate, months, timing);
        var schedule = ImmutableArray.CreateBuilder<Instalment<T>>(months);
        var balance = amount;
        for (var month = 0; month < months; month++)
        {
            T interest = timing == Timing.StartOfMonth && month == 0 ? 0 : balance * monthlyRate;
            balance = balance + interest - payment;
            schedule.Add(new Instalment<T>(payment, interest.As(Labels.LoanInterest), payment - interest, balance.As(Labels.LoanBalance)));
        }

        return schedule.MoveToImmutable();
    }

    /// <summary>
    /// The equal payment: (amount − last balance · (1+i)^−n) over the annuity factor. At starts of months the last balance stands after the last payment, n − 1 months from the start.
    /// </summary>
    public static T Payment<T>(T amount, T lastBalance, T monthlyRate, int months, Timing timing)
        where T : struct, IReal<T>
    {
        var periods = timing == Timing.EndOfMonth ? months : months - 1;
        var left = lastBalance * T.Pow(1 + monthlyRate, -periods);
        return ((amount - left) / Discounting.Annuity(monthlyRate, months, timing)).As(Labels.InstalmentPayment);
    }
}
