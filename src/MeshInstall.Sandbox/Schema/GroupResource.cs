namespace MeshInstall.Sandbox.Schema;

/// <summary>What objects are stored under: all versions of a resource share it.</summary>
/// <param name="Group">The API group, empty for core.</param>
/// <param name="Resource">The plural name.</param>
internal readonly record struct GroupResource(string Group, string Resource)
{
    public override string ToString() => Group.Length == 0 ? Resource : $"{Resource}.{Group}";
}
