namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>A configuration to render with both engines.</summary>
public sealed record OracleCase(string Name, string Profile, string Spec = "")
{
    /// <summary>The document of the configuration.</summary>
    public string Document => $"spec:\n  profile: {Profile}\n" + string.Concat(Spec.Split('\n').Select(line => $"  {line}\n"));

    public override string ToString() => Name;
}
