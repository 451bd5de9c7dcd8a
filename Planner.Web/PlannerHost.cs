using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Planner.Web;

/// <summary>The bare host: where its own files lie and which address it takes.</summary>
public static class PlannerHost
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>A builder whose content lies beside the program, so that it runs from any folder.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // A build that was not published finds its style sheets and scripts through the manifest; published, there is none and this does nothing.
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration[WebHostDefaults.HttpPortsKey] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        return builder;
    }
}
