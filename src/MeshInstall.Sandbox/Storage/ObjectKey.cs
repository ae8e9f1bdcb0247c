namespace MeshInstall.Sandbox.Storage;

/// <summary>An object's place among those of its resource.</summary>
/// <param name="Namespace">Empty for cluster-scoped objects.</param>
/// <param name="Name">The name.</param>
internal readonly record struct ObjectKey(string Namespace, string Name) : IComparable<ObjectKey>
{
    public int CompareTo(ObjectKey other)
    {
        var order = string.CompareOrdinal(Namespace, other.Namespace);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
