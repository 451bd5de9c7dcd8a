using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Planner.Tests.Structure;

/// <summary>The domain's answer depends on its arguments alone: no clock, chance, disk, network, machine or reader's language.</summary>
public static class Purity
{
    private static readonly string[] s_types =
    [
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.Environment", "System.AppContext", "System.Console",
        "System.Random", "System.Security.Cryptography.RandomNumberGenerator",
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.DriveInfo",
        "System.Threading.Thread", "System.Threading.Timer",
    ];

    private static readonly string[] s_members =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Threading.Tasks.Task.Delay", "System.IO.Path.GetTempPath", "System.IO.Path.GetTempFileName",
        "System.IO.Path.GetFullPath", "System.Globalization.CultureInfo.CurrentCulture", "System.Globalization.CultureInfo.CurrentUICulture", "System.TimeZoneInfo.Local",
    ];

    private static readonly string[] s_namespaces = ["System.Net", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Data"];

    /// <summary>Every name that reaches outside, with its place.</summary>
    public static IEnumerable<string> Violations(CSharpCompilation domain) =>
        from tree in domain.SyntaxTrees
        let model = DomainCode.ModelOf(domain, tree)
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        where symbol is not null and not INamespaceSymbol && ReachesOutside(symbol)
        select $"{DomainCode.Place(name)}: {symbol.ToDisplayString()} depends on more than its arguments";

    private static bool ReachesOutside(ISymbol symbol)
    {
        var type = (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.OriginalDefinition.ToDisplayString() ?? "";
        return s_types.Contains(type)
            || s_members.Contains($"{type}.{symbol.Name}")
            || s_namespaces.Any(space => type.StartsWith(space + ".", StringComparison.Ordinal));
    }
}
