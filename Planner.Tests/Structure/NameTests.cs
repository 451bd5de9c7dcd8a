using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Planner.Tests.Structure;

/// <summary>Types are nouns of the trade; no name says only that something is done or held.</summary>
public sealed class NameTests
{
    private static readonly string[] s_endings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Services", "Processor", "Dto", "Data", "Info"];
    private static readonly string[] s_folders = ["Common", "Shared", "Helpers", "Extensions", "Utils", "Misc"];

    [Fact]
    public void No_type_has_an_empty_ending() => Rule.Holds(
        from type in Types()
        let name = type.Name.Split('`')[0]
        where s_endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        select $"{type.FullName} ends in a word that says nothing of the trade");

    [Fact]
    public void No_folder_is_a_drawer() => Rule.Holds(Folders().Where(folder => s_folders.Contains(Path.GetFileName(folder))));

    [Fact]
    public void No_folder_bears_the_name_of_a_type_in_it()
    {
        var folders = Folders().ToLookup(folder => folder.Replace('/', '.'));

        Rule.Holds(
            from type in Types()
            where type.Namespace is { } space && folders.Contains(space) && space.EndsWith("." + type.Name.Split('`')[0], StringComparison.Ordinal)
            select $"{type.FullName} is called as its folder");
    }

    private static IEnumerable<Type> Types() =>
        from assembly in new[] { typeof(Planner.Domain.Numbers.Real).Assembly, typeof(Program).Assembly, typeof(NameTests).Assembly }
        from type in assembly.GetTypes()
        where type.Namespace?.StartsWith("Planner.", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        where type.DeclaringType?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) != true
        select type;

    private static IEnumerable<string> Folders() =>
        SourceFiles.Projects.SelectMany(project => SourceFiles.Under(project, ".cs", ".razor"))
            .Select(path => Path.GetDirectoryName(SourceFiles.Relative(path))!.Replace('\\', '/'))
            .Distinct();
}
