using System;
using System.Collections.Generic;
using System.Linq;

namespace Planner.Domain.Catalogue;

/// <summary>Which server stands in where nobody names one.</summary>
public static class UsualServers
{
    private const string Usual = "hgx-h100-8";

    /// <summary>The server of a catalogue that is taken where nothing points to another; the first by id where it is not known.</summary>
    public static Server UsualServer(this CatalogueSnapshot catalogue) =>
        catalogue.Servers.GetValueOrDefault(Usual) ?? catalogue.Servers.Values.OrderBy(server => server.Id, StringComparer.Ordinal).First();

    /// <summary>Of the servers that carry an accelerator the one whose nameplate leaves most for each; null when none does.</summary>
    public static Server? RoomiestServer(this CatalogueSnapshot catalogue, string accelerator) => catalogue.Servers.Values
        .Where(server => server.Accelerator == accelerator)
        .OrderByDescending(server => server.MaximumPower.Central / server.Accelerators).ThenBy(server => server.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}
