namespace MeshInstall;

/// <summary>How serious an issue is.</summary>
public enum MeshSeverity
{
    /// <summary>Installing works, but perhaps not as meant.</summary>
    Warning,

    /// <summary>Installing is refused.</summary>
    Error,
}
