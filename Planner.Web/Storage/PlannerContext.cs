using System;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Planner.Web.Storage;

/// <summary>The tables, the same in both databases; each database has its own migrations and hence its own class below.</summary>
public abstract class PlannerContext(DbContextOptions options) : DbContext(options)
{
    private const int IdLength = 40;

    public DbSet<ScenarioRow> Scenarios => Set<ScenarioRow>();

    public DbSet<OperationRow> Operations => Set<OperationRow>();

    public DbSet<ShareLinkRow> ShareLinks => Set<ShareLinkRow>();

    public DbSet<PriceRow> Prices => Set<PriceRow>();

    public DbSet<PriceKeyRow> PriceKeys => Set<PriceKeyRow>();

    public DbSet<KeyRow> Keys => Set<KeyRow>();

    // SQLite neither compares nor sorts times of its own; milliseconds since 1970 mean the same in both databases.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ScenarioRow>(scenario =>
        {
            scenario.HasKey(row => row.Id);
            scenario.Property(row => row.Id).HasMaxLength(IdLength);
            scenario.Property(row => row.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<OperationRow>(operation =>
        {
            operation.HasKey(row => new { row.ScenarioId, row.Revision });
            operation.HasIndex(row => new { row.ScenarioId, row.OpId }).IsUnique();
            operation.Property(row => row.Kind).HasConversion<string>();
            operation.HasOne<ScenarioRow>().WithMany().HasForeignKey(row => row.ScenarioId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<ShareLinkRow>(link =>
        {
            link.HasKey(row => row.Id);
            link.Property(row => row.Id).HasMaxLength(IdLength);
            link.HasOne<ScenarioRow>().WithMany().HasForeignKey(row => row.ScenarioId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<PriceRow>(price =>
        {
            price.HasKey(row => row.Id);
            price.Property(row => row.Id).HasMaxLength(IdLength);
        });
        modelBuilder.Entity<PriceKeyRow>(key =>
        {
            key.HasKey(row => row.Id);
            key.Property(row => row.Id).HasMaxLength(IdLength);
        });
        modelBuilder.Entity<KeyRow>().HasKey(row => row.Name);
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}

/// <summary>The tables in <c>planner.db</c>.</summary>
public sealed class SqlitePlannerContext(DbContextOptions<SqlitePlannerContext> options) : PlannerContext(options);

/// <summary>The tables in PostgreSQL.</summary>
public sealed class PostgresPlannerContext(DbContextOptions<PostgresPlannerContext> options) : PlannerContext(options);
