using Microsoft.AspNetCore.Builder;
using Planner.Web;
using Planner.Web.Api;
using Planner.Web.Components;
using Planner.Web.Display;
using Planner.Web.Reports;
using Planner.Web.Sessions;
using Planner.Web.Sharing;
using Planner.Web.Storage;

// Composition only: each area adds itself by one extension method in its own folder.
var builder = PlannerHost.CreateBuilder(args);
builder.AddPlannerTracing();
builder.AddPlannerSeed();
builder.AddPlannerStorage();
builder.AddPlannerSessions();
builder.AddPlannerSharing();
builder.AddPlannerReports();
builder.AddPlannerApi();
builder.AddPlannerDisplay();
builder.AddPlannerPages();

var app = builder.Build();
app.UsePlannerLanguages();
app.UsePlannerHeaders();
app.UsePlannerApi();
app.UsePlannerSharing();
app.MapPlannerHealth();
app.MapPlannerApi();
app.MapPlannerSharing();
app.MapPlannerReports();
app.MapPlannerPages();
app.Run();

/// <summary>The program; public so that tests can start it on a real port.</summary>
public sealed partial class Program;
