namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>A node that was read.</summary>
/// <param name="Value">Its value; whole numbers are not floats yet, because keys tell them apart.</param>
/// <param name="Weight">How many nodes it stands for, aliases followed.</param>
internal readonly record struct YamlNode(object? Value, long Weight = 1)
{
    /// <summary>Whether it is the key that merges other maps into its own.</summary>
    public bool IsMergeKey { get; init; }
}
