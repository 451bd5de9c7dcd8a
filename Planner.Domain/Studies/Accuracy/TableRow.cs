using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Planner.Domain.Studies.Accuracy;

/// <summary>A row of a table whose first line names the columns; empty cells are null.</summary>
internal sealed class TableRow
{
    private readonly List<string> _cells;
    private readonly Dictionary<string, int> _columns;

    private TableRow(List<string> cells, Dictionary<string, int> columns)
    {
        _cells = cells;
        _columns = columns;
    }

    public string? this[string column] => _cells[_columns[column]] is { Length: > 0 } text ? text : null;

    public static IEnumerable<TableRow> Read(string csv)
    {
        var lines = Cells(csv);
        var columns = new Dictionary<string, int>();
        for (var i = 0; i < lines[0].Count; i++)
        {
            columns[lines[0][i]] = i;
        }

        foreach (var line in lines.GetRange(1, lines.Count - 1))
        {
            yield return new TableRow(line, columns);
        }
    }

    public double? Number(string column) => this[column] is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public int? Count(string column) => Number(column) is { } number ? (int)number : null;

    private static List<List<string>> Cells(string csv)
    {
        var lines = new List<List<string>>();
        var line = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var place = 0; place < csv.Length; place++)
        {
            switch (csv[place])
            {
                // Within quotes a doubled quote stands for one.
                case '"' when quoted && place + 1 < csv.Length && csv[place + 1] == '"':
                    cell.Append('"');
                    place++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    line.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !quoted:
                    line.Add(cell.ToString());
                    cell.Clear();
                    lines.Add(line);
                    line = [];
                    break;
                case '\r':
                    break;
                default:
                    cell.Append(csv[place]);
                    break;
            }
        }

        // The last line counts without a line break too.
        if (line.Count > 0 || cell.Length > 0)
        {
            line.Add(cell.ToString());
            lines.Add(line);
        }

        return lines;
    }
}
