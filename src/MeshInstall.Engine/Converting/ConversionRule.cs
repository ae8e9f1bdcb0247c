namespace MeshInstall.Engine.Converting;

/// <summary>One row of the table of conversions.</summary>
/// <param name="Release">The Istio release since which the field is elsewhere.</param>
/// <param name="From">Where earlier documents have it, below <c>spec</c>.</param>
/// <param name="To">Where it belongs today; null where nothing reads it any more.</param>
internal sealed record ConversionRule(string Release, PathPattern From, PathPattern? To)
{
    /// <summary>What the document must be like for the rule to act.</summary>
    public IReadOnlyList<ConversionCondition> Conditions { get; init; } = [];

    /// <summary>The value that the new place gets instead of the old one; null where it keeps it.</summary>
    public MeshScalar? Value { get; init; }

    /// <summary>What the value becomes.</summary>
    public ConversionForm Form { get; init; }

    /// <summary>The list that is added to where the new place has none.</summary>
    public MeshList Default { get; init; } = MeshList.Empty;

    /// <summary>What holds as well once the field has moved.</summary>
    public IReadOnlyList<(PathPattern Place, MeshScalar Value)> Sets { get; init; } = [];

    /// <summary>Whether the field stays for a later rule.</summary>
    public bool Keeps { get; init; }

    /// <summary>Whether nothing is lost with the field.</summary>
    public bool IsHarmless { get; init; }

    /// <summary>Why the field is elsewhere; empty where there is nothing to add.</summary>
    public string Because { get; init; } = string.Empty;

    /// <summary>The reason as a user reads it.</summary>
    public string Reason =>
        $"{(To is null ? $"Istio {Release} removed it." : $"This is its place since Istio {Release}.")}{(Because.Length == 0 ? string.Empty : " " + Because)}";
}
