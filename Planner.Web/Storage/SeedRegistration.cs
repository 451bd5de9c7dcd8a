using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Plans;

namespace Planner.Web.Storage;

/// <summary>The seed data, read and checked before anything starts: with a fault in it the app does not start, and says all of them.</summary>
public static class SeedRegistration
{
    public static void AddPlannerSeed(this WebApplicationBuilder builder)
    {
        var catalogue = CatalogueReader.Read(SeedFolder.Read(CatalogueReader.FileNames));
        var constants = EngineConstantsReader.Read(SeedFolder.Read("engine-constants.json"));
        List<string> faults = [.. catalogue.Faults.Select(fault => fault.ToString()), .. constants.Faults.Select(fault => $"engine-constants.json: {fault}")];
        if (faults.Count > 0)
        {
            throw new InvalidOperationException($"The seed data has {faults.Count} faults:\n{string.Join('\n', faults)}");
        }

        builder.Services.AddSingleton(catalogue.Snapshot!);
        builder.Services.AddSingleton(constants.Constants!);
        builder.Services.AddSingleton(new Ground(catalogue.Snapshot!, constants.Constants!));
    }
}
