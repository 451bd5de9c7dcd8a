using System;
using Microsoft.Extensions.Logging;

namespace Planner.Web.Components.Pages;

/// <summary>What the log says of a study that failed.</summary>
internal static partial class StudyFault
{
    [LoggerMessage(LogLevel.Error, "A study of many futures failed")]
    public static partial void Log(ILogger log, Exception fault);
}
