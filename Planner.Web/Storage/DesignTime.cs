using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Planner.Web.Storage;

/// <summary>For <c>dotnet ef migrations add NAME --context SqlitePlannerContext --output-dir Storage/Migrations/Sqlite</c>; opens no database.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqlitePlannerContext>
{
    public SqlitePlannerContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePlannerContext>().UseSqlite("Data Source=unused.db").Options);
}

/// <summary>For <c>dotnet ef migrations add NAME --context PostgresPlannerContext --output-dir Storage/Migrations/Postgres</c>; opens no database.</summary>
public sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresPlannerContext>
{
    public PostgresPlannerContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPlannerContext>().UseNpgsql("Host=unused").Options);
}
