using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace Planner.Tests.Studies;

/// <summary>The same seed gives the same answer to the last digit with the machine's vector units, with narrower ones, and without any.</summary>
public class SameSeedTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task A_machine_with_lesser_vector_units_gives_the_same_digits(string without)
    {
        var usual = await Print(null);

        Assert.Contains("colocate", usual, StringComparison.Ordinal);
        Assert.Equal(usual, await Print(without));
    }

    private static async Task<string> Print(string? without)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SameSeedTests).Assembly.Location, "benchmark", "seed"]) { RedirectStandardOutput = true };
        if (without is not null)
        {
            start.Environment[without] = "0";
        }

        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
