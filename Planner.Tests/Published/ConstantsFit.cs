using System;
using System.Linq;

namespace Planner.Tests.Published;

/// <summary>Fits one engine's constants to the published rows and rewrites its part of <c>seed-data/engine-constants.json</c>.</summary>
public interface IConstantsFit
{
    /// <summary>The word that chooses it: <c>fit training</c>.</summary>
    string Name { get; }

    /// <summary>Fits and writes. Progress goes to the console.</summary>
    /// <param name="repository">Root of the repository.</param>
    void Fit(string repository);
}

/// <summary>
/// Runs the fits of this assembly, all or those named: <c>dotnet run -c Release --project Planner.Tests -- fit [NAME …]</c>.
/// Exit status 2 when a name is not known.
/// </summary>
public static class ConstantsFit
{
    public static int Start(string[] names)
    {
        var fits = typeof(ConstantsFit).Assembly.GetTypes()
            .Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(IConstantsFit)))
            .Select(type => (IConstantsFit)Activator.CreateInstance(type)!)
            .OrderBy(fit => fit.Name, StringComparer.Ordinal)
            .ToList();
        if (names.Except(fits.Select(fit => fit.Name)).ToList() is { Count: > 0 } unknown)
        {
            Console.Error.WriteLine($"no fit named {string.Join(", ", unknown)}; there are: {string.Join(", ", fits.Select(fit => fit.Name))}");
            return 2;
        }

        foreach (var fit in fits.Where(fit => names.Length == 0 || names.Contains(fit.Name)))
        {
            fit.Fit(Repository.Root);
        }

        return 0;
    }
}
