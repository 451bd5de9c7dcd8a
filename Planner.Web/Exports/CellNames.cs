using System;
using System.Collections.Generic;
using System.Linq;

namespace Planner.Web.Exports;

/// <summary>Names of cells as spreadsheets allow them: letters, digits, points and underscores, not twice, and never like an address.</summary>
public sealed class CellNames
{
    private const int Longest = 200;
    private readonly List<(string Name, string Address)> _all = [];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<(string Name, string Address)> All => _all;

    /// <summary>Names a cell; the name that it got.</summary>
    /// <param name="area">Its first word: <c>in</c> for inputs.</param>
    /// <param name="path">What it holds: <c>servers/dgx-h100/price</c>.</param>
    /// <param name="address">Of the cell.</param>
    public string Add(string area, string path, string address)
    {
        // A hyphen is a minus to a spreadsheet, and Excel repairs a book that has one in a name.
        var plain = Allowed(area) + "." + Allowed(path);
        var name = plain;
        for (var again = 2; !_taken.Add(name); again++)
        {
            name = plain + "_" + again.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        _all.Add((name, address));
        return name;
    }

    private static string Allowed(string text) => new([.. text.Take(Longest).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : letter is '/' ? '.' : '_')]);
}
