using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace Planner.Tests.Studies;

/// <summary>The same seed gives the same answer to the last digit with the machine's vector units, with narrower ones, without any, and on any number of cores.</summary>
public class SameSeedTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("DOTNET_PROCESSOR_COUNT", "1")]
    [InlineData("DOTNET_PROCESSOR_COUNT", "7")]
    public async Task A_machine_with_lesser_vector_units_or_other_cores_gives_the_same_digits(string setting, string value)
    {
        var usual = await Print(null, "");

        Assert.Contains("colocate", usual, StringComparison.Ordinal);
        Assert.Equal(usual, await Print(setting, value));
    }

    private static async Task<string> Print(string? setting, string value)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SameSeedTests).Assembly.Location, "benchmark", "seed"]) { RedirectStandardOutput = true };
        if (setting is not null)
        {
            start.Environment[setting] = value;
        }

        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
