using System.Runtime.CompilerServices;

namespace MeshInstall;

/// <summary>One component, rendered: its resources in apply order, and the chart and values that made them.</summary>
public sealed record MeshManifest
{
    /// <summary>The component's kind in the catalogue, such as <c>Pilot</c> or <c>IngressGateways</c>.</summary>
    public required string Component { get; init; }

    /// <summary>The name of this instance: the gateway's name, else the component's name.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace it is installed to.</summary>
    public required string Namespace { get; init; }

    /// <summary>The revision; empty for the default one.</summary>
    public required string Revision { get; init; }

    /// <summary>The metadata.name of the configuration; becomes the owner label.</summary>
    public required string Owner { get; init; }

    /// <summary>The tag of the images.</summary>
    public required string Version { get; init; }

    /// <summary>The chart, as <c>name-version</c>; empty where the objects were found in a cluster, and are to have no other labels than they had there.</summary>
    public required string Chart { get; init; }

    /// <summary>The values the chart was rendered with.</summary>
    public required MeshMap Values { get; init; }

    /// <summary>The names of the components that must be ready first.</summary>
    public required IReadOnlyList<string> DependsOn { get; init => field = IndexedList.Of(value); }

    /// <summary>The resources, in apply order.</summary>
    public required IReadOnlyList<MeshResource> Resources { get; init => field = IndexedList.Of(value); }

    /// <summary>What the chart warned of.</summary>
    public IReadOnlyList<string> Warnings { get; init => field = IndexedList.Of(value); } = [];

    /// <summary>What it was rendered from besides the configuration; null where that is not known, as in records of older versions.</summary>
    internal RenderingBasis? Basis { get; init; }

    // A rendering is one thing, of which a change makes another; two of the same content are two all the same.
    /// <summary>Whether it is the same rendering, not only one of the same content.</summary>
    public bool Equals(MeshManifest? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    public override string ToString() => $"{Component}{(Name == Component ? string.Empty : " " + Name)} ({Resources.Count} resources)";
}
