using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Planner.Tests.Structure;

/// <summary>One family of resx files: the same texts in four languages.</summary>
/// <param name="Name">Its path without language and ending.</param>
/// <param name="ByLanguage">Texts by key, by language.</param>
public sealed record TextFamily(string Name, FrozenDictionary<string, FrozenDictionary<string, string>> ByLanguage)
{
    /// <summary>English stands in the file without a language.</summary>
    public FrozenDictionary<string, string> English => ByLanguage["en"];
}

/// <summary>All resx files of the product.</summary>
public static class TextFiles
{
    public static readonly IReadOnlyList<string> Languages = ["en", "ja", "de", "ko"];

    private static readonly Lazy<List<TextFamily>> s_families = new(() =>
        SourceFiles.Under("Planner.Web", ".resx").GroupBy(FamilyOf).Select(Read).ToList());

    public static IReadOnlyList<TextFamily> Families => s_families.Value;

    /// <summary>Every key of the product in English.</summary>
    public static FrozenSet<string> Keys => Families.SelectMany(family => family.English.Keys).ToFrozenSet();

    private static TextFamily Read(IGrouping<string, string> files) => new(
        SourceFiles.Relative(files.Key),
        files.ToFrozenDictionary(LanguageOf, path => XDocument.Load(path).Root!.Elements("data")
            .ToFrozenDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value)));

    private static string LanguageOf(string path)
    {
        var ending = Path.GetExtension(Path.GetFileNameWithoutExtension(path)).TrimStart('.');
        return Languages.Contains(ending) ? ending : "en";
    }

    private static string FamilyOf(string path)
    {
        var withoutEnding = Path.ChangeExtension(path, null);
        return Languages.Contains(Path.GetExtension(withoutEnding).TrimStart('.')) ? Path.ChangeExtension(withoutEnding, null) : withoutEnding;
    }
}
