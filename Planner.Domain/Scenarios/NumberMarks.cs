namespace Planner.Domain.Scenarios;

/// <summary>How a language writes the marks within a number.</summary>
/// <param name="Language">ISO 639-1 code; it chooses the words of size (a German <c>Billion</c> is not an English one).</param>
/// <param name="DecimalMark">Between whole and fraction.</param>
/// <param name="GroupMark">Between thousands; one character.</param>
public sealed record NumberMarks(string Language, char DecimalMark, string GroupMark)
{
    /// <summary>What a scenario file and the API take: a decimal point, and commas between thousands.</summary>
    public static NumberMarks OfFiles { get; } = new NumberMarks(Language: "en", DecimalMark: '.', GroupMark: ",");
}
