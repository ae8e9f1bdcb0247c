namespace MeshInstall.Engine.Rendering.Values;

/// <summary>Translates a configuration to the values that a component's chart is given.</summary>
public static class ComponentValues
{
    private static readonly (string Field, string Path)[] Texts =
    [
        ("hub", "global.hub"), ("tag", "global.tag"), ("revision", "revision"), ("compatibilityVersion", "compatibilityVersion"),
    ];

    /// <summary>The values that all charts are given: the document's own, with its other fields translated, and the user's values on top.</summary>
    public static MeshMap Shared(MeshConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        MeshMap document = config.Spec.FindMap("values") ?? MeshMap.Empty;
        MeshMap values = document;
        foreach ((string field, string path) in Texts)
        {
            if (config.Spec.Find(field) is MeshScalar { IsNull: false } scalar)
            {
                values = NodePath.Set(values, path, new MeshScalar(scalar.ToString(), scalar.Origin));
            }
        }

        if (config.Spec.FindMap("meshConfig") is { } meshConfig)
        {
            values = values.With("meshConfig", MapMerge.Over(values.FindMap("meshConfig") ?? MeshMap.Empty, meshConfig));
        }

        values = NodePath.Set(values, "pilot.enabled", new MeshScalar(ComponentSelection.IsEnabled(config, "Pilot")));
        values = NodePath.Set(values, "pilot.cni.enabled", new MeshScalar(ComponentSelection.IsEnabled(config, "Cni")));
        values = MapMerge.Over(values, UserValues(document) ?? MeshMap.Empty);
        values = MapMerge.Over(values, config.Spec.FindMap("unvalidatedValues") ?? MeshMap.Empty);
        return NodePath.Set(values, "global.istioNamespace", new MeshScalar(config.Namespace));
    }

    /// <summary>The values for one component.</summary>
    /// <param name="shared">The values of <see cref="Shared"/>.</param>
    /// <param name="component">The component.</param>
    public static MeshMap For(MeshMap shared, ComponentInstance component)
    {
        ArgumentNullException.ThrowIfNull(shared);
        ArgumentNullException.ThrowIfNull(component);
        string root = component.Kind.ValuesRoot;
        MeshMap values = shared;
        foreach ((string name, MeshNode node) in ComponentSettings.Of(component))
        {
            values = NodePath.Set(values, $"{root}.{name}", node);
        }

        return component.Kind.FlattensValues ? Flatten(values, root) : values;
    }

    // The chart takes its settings at the root, beside global and whatever stands at the root of the document's values itself.
    private static MeshMap Flatten(MeshMap values, string root)
    {
        MeshMap.Builder builder = new();
        builder["global"] = values.FindMap("global") ?? MeshMap.Empty;
        foreach (KeyValuePair<string, MeshNode> entry in values.Where(entry => entry.Value is not MeshMap))
        {
            builder[entry.Key] = entry.Value;
        }

        foreach (KeyValuePair<string, MeshNode> entry in values.FindMap(root) ?? MeshMap.Empty)
        {
            builder[entry.Key] = entry.Value;
        }

        return builder.Build();
    }

    // What a document or a parameter set wins over what is translated from other fields.
    private static MeshMap? UserValues(MeshMap map)
    {
        MeshMap.Builder builder = new();
        foreach (KeyValuePair<string, MeshNode> entry in map)
        {
            MeshNode? kept = entry.Value is MeshMap { Count: > 0 } inner
                ? UserValues(inner)
                : entry.Value.Origin is { Kind: MeshOriginKind.Document or MeshOriginKind.Parameter } ? entry.Value : null;
            if (kept is not null)
            {
                builder[entry.Key] = kept;
            }
        }

        return builder.Count == 0 ? null : builder.Build(map.Origin);
    }
}
