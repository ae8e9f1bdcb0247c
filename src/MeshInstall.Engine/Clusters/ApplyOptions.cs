namespace MeshInstall.Engine.Clusters;

/// <summary>How an object is applied.</summary>
public sealed record ApplyOptions
{
    /// <summary>The field manager that MeshInstall writes as.</summary>
    public const string MeshInstallManager = "meshinstall";

    /// <summary>Whether the server only checks, and stores nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether fields of other managers are taken over; otherwise they are a <c>FieldConflict</c>.</summary>
    public bool Force { get; init; } = true;

    /// <summary>Whether only the metadata of what the object becomes is answered, which is less work for the server and for who reads it.</summary>
    public bool MetadataOnly { get; init; }

    /// <summary>The field manager.</summary>
    public string FieldManager { get; init; } = MeshInstallManager;
}
