using System;

namespace Planner.Web.Storage;

/// <summary>A scenario as it stands: its document in canonical JSON and the number of its last revision.</summary>
public sealed class ScenarioRow
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string Document { get; set; }

    /// <summary>Rises by one with each operation; guards against two writers at once.</summary>
    public required long Revision { get; set; }

    public required DateTimeOffset Created { get; set; }

    public required DateTimeOffset Changed { get; set; }

    public required string ChangedBy { get; set; }
}

/// <summary>What an operation is to undo and redo.</summary>
public enum OperationKind
{
    Edit,
    Undo,
    Redo,
}

/// <summary>One edit of one field, stored in the transaction that acknowledges it. Rows are only ever added.</summary>
public sealed class OperationRow
{
    public required string ScenarioId { get; set; }

    /// <summary>The revision that this operation made.</summary>
    public required long Revision { get; set; }

    /// <summary>Chosen by the sender; the same id again is acknowledged again and not applied again.</summary>
    public required Guid OpId { get; set; }

    /// <summary>The revision that the sender saw.</summary>
    public required long BaseRevision { get; set; }

    /// <summary>Field path with list elements by id: <c>options[build].accelerators</c>.</summary>
    public required string Path { get; set; }

    /// <summary>Place in its list of an element that came or went; null for fields.</summary>
    public int? Place { get; set; }

    /// <summary>JSON of the value before; null: absent.</summary>
    public string? Old { get; set; }

    /// <summary>JSON of the value after; null: absent.</summary>
    public string? New { get; set; }

    public required string Who { get; set; }

    public required DateTimeOffset Time { get; set; }

    public OperationKind Kind { get; set; }

    /// <summary>For an undo or a redo, the revision of the edit that it takes back or brings again.</summary>
    public long? Reverts { get; set; }
}

/// <summary>A link by which others may look at a scenario. The secret itself is never stored.</summary>
public sealed class ShareLinkRow
{
    public required string Id { get; set; }

    public required string ScenarioId { get; set; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretHash { get; set; }

    public required string Name { get; set; }

    public required DateTimeOffset Created { get; set; }

    public required DateTimeOffset Expires { get; set; }

    public DateTimeOffset? Revoked { get; set; }

    public DateTimeOffset? LastUsed { get; set; }

    public long Views { get; set; }

    /// <summary>Its owner said that who holds the link may see negotiated prices.</summary>
    public bool IncludesPrivatePrices { get; set; }
}

/// <summary>A negotiated price of the price book.</summary>
public sealed class PriceRow
{
    public required string Id { get; set; }

    /// <summary>Path of the catalogue's figure that it replaces, or <c>quotes/</c> with an accelerator.</summary>
    public required string Figure { get; set; }

    /// <summary>In the unit of the figure, in <see cref="Currency"/>.</summary>
    public required double Value { get; set; }

    public required string Currency { get; set; }

    public string? Provider { get; set; }

    public required DateOnly AgreedOn { get; set; }

    public DateOnly? ValidUntil { get; set; }

    public string? Note { get; set; }

    public required DateTimeOffset Changed { get; set; }
}

/// <summary>The passphrase of the price book, as far as it must be known to check one.</summary>
public sealed class PriceKeyRow
{
    /// <summary>Changes with the passphrase: grants that were given under another one end.</summary>
    public required string Id { get; set; }

    public required byte[] Salt { get; set; }

    public required byte[] Hash { get; set; }

    public required DateTimeOffset Created { get; set; }
}

/// <summary>A key of the cookies' key ring, so that cookies outlive a restart and replicas share them.</summary>
public sealed class KeyRow
{
    public required string Name { get; set; }

    public required string Xml { get; set; }
}
