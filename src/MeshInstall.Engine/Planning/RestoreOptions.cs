namespace MeshInstall.Engine.Planning;

/// <summary>Which release is to be brought back.</summary>
public sealed record RestoreOptions
{
    /// <summary>Its number; null for the one that is deployed where the newest attempt failed, else for the last one that was deployed before, also where the mesh is uninstalled.</summary>
    public int? Number { get; init; }

    /// <summary>The revision, <c>default</c> for the default one; null where there is only one.</summary>
    public string? Revision { get; init; }

    /// <summary>The namespace of the control plane; null where there is only one.</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether fields that other managers own are taken over.</summary>
    public bool ForceConflicts { get; init; }
}
