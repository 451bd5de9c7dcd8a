using System;
using System.Globalization;

namespace Planner.Web.Display;

/// <summary>Dates and times of day as text; the forms are those of the glossary, not those of the machine's culture data.</summary>
public static class DateDisplay
{
    private static readonly string[] s_english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] s_englishLong = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] s_german = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."];
    private static readonly string[] s_germanLong = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    /// <summary>22 November 2026; 2026年11月22日; 22. November 2026; 2026년 11월 22일.</summary>
    public static string Full(DateOnly date, Language language) => language.Code switch
    {
        "ja" => Format("{0}年{1}月{2}日", date),
        "de" => Format("{2}. ", date) + s_germanLong[date.Month - 1] + Format(" {0}", date),
        "ko" => Format("{0}년 {1}월 {2}일", date),
        _ => Format("{2} ", date) + s_englishLong[date.Month - 1] + Format(" {0}", date),
    };

    /// <summary>22 Nov 2026; 2026/11/22; 22.11.2026; 2026. 11. 22.</summary>
    public static string Brief(DateOnly date, Language language) => language.Code switch
    {
        "ja" => Format("{0}/{1}/{2}", date),
        "de" => Format("{2}.{1}.{0}", date),
        "ko" => Format("{0}. {1}. {2}.", date),
        _ => Format("{2} ", date) + s_english[date.Month - 1] + Format(" {0}", date),
    };

    /// <summary>Oct 2027; 2027年10月; Okt. 2027; 2027년 10월.</summary>
    public static string Month(DateOnly date, Language language) => language.Code switch
    {
        "ja" => Format("{0}年{1}月", date),
        "de" => s_german[date.Month - 1] + Language.NoBreakSpace + Format("{0}", date),
        "ko" => Format("{0}년" + Language.NoBreakSpace + "{1}월", date),
        _ => s_english[date.Month - 1] + Language.NoBreakSpace + Format("{0}", date),
    };

    /// <summary>The month without its year, for an axis: Oct; 10月; Okt.; 10월.</summary>
    public static string MonthName(DateOnly date, Language language) => language.Code switch
    {
        "ja" => Format("{1}月", date),
        "de" => s_german[date.Month - 1],
        "ko" => Format("{1}월", date),
        _ => s_english[date.Month - 1],
    };

    /// <summary>14:02:11 in every language.</summary>
    public static string Time(DateTimeOffset moment) => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>14:02 in every language.</summary>
    public static string Minute(DateTimeOffset moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A date of a citation, which may lack its day or its month: <c>2026</c>, <c>2026-03</c>, <c>2026-03-01</c>; other text as it is.</summary>
    public static string Partial(string asOf, Language language)
    {
        if (DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Full(day, language);
        }

        return DateOnly.TryParseExact(asOf, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? Month(month, language) : asOf;
    }

    /// <summary>The day so many months after the decision; fractions of a month are days of a thirtieth.</summary>
    public static DateOnly After(DateOnly decision, double months)
    {
        var bounded = double.IsFinite(months) ? Math.Clamp(months, 0, 12_000) : 0;
        var whole = (int)Math.Floor(bounded);
        return decision.AddMonths(whole).AddDays((int)Math.Floor((bounded - whole) * 30));
    }

    private static string Format(string form, DateOnly date) => string.Format(CultureInfo.InvariantCulture, form, date.Year, date.Month, date.Day);
}
