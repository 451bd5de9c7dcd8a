using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Sessions;

/// <summary>Plans scenarios for all sessions, as many at once as there are cores.</summary>
public sealed partial class OptionPlanner(Func<Scenario, Ground, OptionComparison> compare, ILogger<OptionPlanner> log) : IDisposable
{
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    /// <summary>The comparison; null when planning failed, which is a fault of ours and logged.</summary>
    public async Task<OptionComparison?> TryCompare(Scenario scenario, Ground ground)
    {
        await _cores.WaitAsync();
        try
        {
            return compare(scenario, ground);
        }
#pragma warning disable CA1031 // Whatever an engine throws, the session and the edits in it must live on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(fault, scenario.Name.Length);
            return null;
        }
        finally
        {
            _cores.Release();
        }
    }

    public void Dispose() => _cores.Dispose();

    [LoggerMessage(LogLevel.Error, "Planning failed for a scenario with a name of {Length} characters")]
    private partial void LogFault(Exception fault, int length);
}
