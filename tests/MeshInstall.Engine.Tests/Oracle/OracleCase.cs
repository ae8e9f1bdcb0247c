namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>A configuration to render with both engines.</summary>
public sealed record OracleCase(string Name, string Profile, string Spec = "")
{
    public override string ToString() => Name;
}
