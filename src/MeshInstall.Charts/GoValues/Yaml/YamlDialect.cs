namespace MeshInstall.Charts.GoValues.Yaml;

/// <summary>What tells the two YAML encoders of Helm's functions apart.</summary>
internal sealed record YamlDialect
{
    /// <summary>The encoder behind <c>toYaml</c>: lists stand under their key without indentation, long lines are folded.</summary>
    public static YamlDialect Compact { get; } = new() { Width = 80, IsCompact = true };

    /// <summary>The encoder behind <c>toYamlPretty</c>: lists are indented, lines are never folded.</summary>
    public static YamlDialect Pretty { get; } = new() { Width = int.MaxValue };

    /// <summary>The column after which a line is folded at the next space.</summary>
    public required int Width { get; init; }

    public bool IsCompact { get; init; }
}
