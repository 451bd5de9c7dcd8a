using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Planner.Tests.Published;

/// <summary>A table of <c>seed-data/published</c>: rows by column name, in order.</summary>
public static class PublishedTable
{
    /// <summary>The rows of one table.</summary>
    /// <param name="name">File name: <c>training-runs.csv</c>.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        var lines = Split(File.ReadAllText(Repository.PathOf(Path.Combine("seed-data", "published", name))));
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    // RFC 4180: a quoted cell may hold commas, line ends and doubled quotes.
    private static List<List<string>> Split(string text)
    {
        var lines = new List<List<string>>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var at = text[i];
            if (quoted && at == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[++i]);
            }
            else if (at == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && at is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (at == '\n')
                {
                    lines.Add(cells);
                    cells = [];
                }
            }
            else if (at != '\r')
            {
                cell.Append(at);
            }
        }

        return lines;
    }
}
