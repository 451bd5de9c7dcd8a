using System;

namespace Planner.Domain.Scenarios;

/// <summary>How a language writes the marks within a number.</summary>
public class NumberMarks
{
    /// <summary>What a scenario file and the API take: a decimal point, and commas between thousands.</summary>
    public static readonly NumberMarks OfFiles = new("en", '.', ",");

    /// <param name="code">ISO 639-1 code; it chooses the words of size (a German <c>Billion</c> is not an English one).</param>
    /// <param name="decimalMark">Between whole and fraction.</param>
    /// <param name="groupMark">Between thousands.</param>
    protected NumberMarks(string code, char decimalMark, string groupMark)
    {
        ArgumentException.ThrowIfNullOrEmpty(groupMark);
        (Code, DecimalMark, GroupMark) = (code, decimalMark, groupMark);
    }

    /// <summary>ISO 639-1 code, as in <c>lang</c> and in the names of the resource files.</summary>
    public string Code { get; }

    public char DecimalMark { get; }

    public string GroupMark { get; }
}
