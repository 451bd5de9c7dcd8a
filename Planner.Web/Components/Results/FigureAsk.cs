using Microsoft.AspNetCore.Components;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

/// <summary>Opens the derivation of a figure; pages with a circuit cascade it over all figures.</summary>
public sealed record FigureAsk(EventCallback<FigureAddress> On);
