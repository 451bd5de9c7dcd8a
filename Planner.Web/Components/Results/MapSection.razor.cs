using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Web.Components.Charts;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

public partial class MapSection
{
    private static readonly bool[] s_widths = [true, false];
    private Dictionary<string, string> _styles = [];
    private (string Id, string Name)[] _names = [];
    private MapAxisText _across = null!;
    private MapAxisText _up = null!;
    private string _title = "";
    private ImmutableArray<SaidPart> _said = [];
    private string _summary = "";
    private bool _here;
    private (int Column, int Row)? _picked;
    private MapStudy? _shown;
    private bool _turned;

    [Parameter, EditorRequired]
    public ComparisonView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public MapStudy Study { get; set; } = null!;

    /// <summary>A living page: places can be picked and axes chosen.</summary>
    [Parameter]
    public bool OnPick { get; set; }

    /// <summary>Draws the map over two other inputs.</summary>
    [Parameter]
    public EventCallback<(string Across, string Up)> OnAxes { get; set; }

    /// <summary>Given, the values of a place can be taken into the scenario.</summary>
    [Parameter]
    public EventCallback<ImmutableArray<(WhatIf Input, double Value)>> OnTake { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown is not null && !SameAxes(_shown, Study))
        {
            (_picked, _turned) = (null, true);
        }

        _shown = Study;
        _styles = View.Options.ToDictionary(option => option.Id, option => option.Style);
        _across = Text(Study.Across);
        _up = Text(Study.Up);
        _here = View.Scenario.Application.AverageUse is not null || (_across.Input.Id != WhatIf.AverageUseId && _up.Input.Id != WhatIf.AverageUseId);
        _names = [.. Study.Winners.Select(winner => View.Find(winner.Option)).OfType<OptionResult>().Select(option => (option.Id, option.Brief))];
        _said = Finding();
        _title = Said.Plain(_said);
        _summary = string.Join("; ", Enumerable.Range(0, Study.Rows.Length).Select(row => _up.Full(row) + ": " + string.Join(", ", Changes(row))));
    }

    private static bool SameAxes(MapStudy one, MapStudy other) => one.Across.Input.Id == other.Across.Input.Id && one.Up.Input.Id == other.Up.Input.Id;

    private MapAxisText Text(MapAxis axis) => new(axis, MapChoices.Name(axis.Input, View), axis.Input.Id == WhatIf.HorizonId ? View.Words["horizon"] : MapChoices.Name(axis.Input, View), View.Language, View.Currency);

    private void Pick((int Column, int Row) cell) => _picked = cell;

    private Task Ask(string? across, string? up) => across is null || up is null || across == up ? Task.CompletedTask : OnAxes.InvokeAsync((across, up));

    private RenderFragment Options(string other) => builder =>
    {
        foreach (var input in MapChoices.Of(View).Where(input => input.Id != other))
        {
            Option(builder, input);
        }
    };

    private void Option(RenderTreeBuilder builder, WhatIf input)
    {
        builder.OpenElement(0, "option");
        builder.AddAttribute(1, "value", input.Id);
        builder.AddContent(2, MapChoices.Name(input, View));
        builder.CloseElement();
    }

    // One row in words: who wins from the start of the axis, and from where on another does.
    private IEnumerable<string> Changes(int row)
    {
        var cells = Study.Rows[row];
        for (var column = 0; column < cells.Length; column++)
        {
            if (column == 0 || cells[column].Winner != cells[column - 1].Winner)
            {
                yield return _across.Full(column) + " " + (View.Find(cells[column].Winner)?.Brief ?? "–");
            }
        }
    }

    // What the row of this plan says: the first change of the winner along the axis.
    private ImmutableArray<SaidPart> Finding()
    {
        if (_names is [var only])
        {
            return [new(View.Words.Text("map-title-only", View.Find(only.Id)!.Name))];
        }

        var row = Enumerable.Range(0, Study.Rows.Length).MinBy(place => Math.Abs(Study.Up.Values[place] - _up.Input.Value.Likely));
        var cells = Study.Rows[row];
        var change = Enumerable.Range(1, cells.Length - 1).FirstOrDefault(place => cells[place].Winner != cells[0].Winner);
        var first = View.Find(cells[0].Winner)?.Name ?? "–";
        var along = At(_up, Study.Up, row, (_across.Input, Study.Across.Values[change]));
        return change == 0
            ? Said.Text(View.Words, "map-title-along", new(_up.Plain), along, new(first))
            : Said.Text(
                View.Words, "map-title-flip", new(_up.Plain), along, new(first), new(_across.Plain), At(_across, Study.Across, change, (_up.Input, Study.Up.Values[row])),
                new(View.Find(cells[change].Winner)?.Name ?? "–"));
    }

    // A value of one axis, at a place of the other.
    private static SaidPart At(MapAxisText text, MapAxis axis, int place, (WhatIf Input, double Value) other) =>
        new(text.Full(place), new(MapRoots.Value, "", null, WhatIfRoots.PlaceOf((axis.Input, axis.Values[place]), other)), axis.Values[place]);
}
