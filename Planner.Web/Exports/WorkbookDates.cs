using System;

namespace Planner.Web.Exports;

/// <summary>Days as spreadsheets count them.</summary>
internal static class WorkbookDates
{
    // Day 0 of spreadsheets for every day after February 1900, which they believe to have had 29.
    private static readonly DateOnly s_origin = new(1899, 12, 30);

    public static double Serial(DateOnly day) => day.DayNumber - s_origin.DayNumber;
}
