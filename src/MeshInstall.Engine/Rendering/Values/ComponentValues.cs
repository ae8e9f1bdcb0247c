using MeshInstall.Engine.Components;
using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Rendering.Values;

/// <summary>The values that a component's chart is given; the fields of the document that concern all charts are among its values already.</summary>
public static class ComponentValues
{
    /// <summary>The values that all charts are given: the document's own, and which components are on, as far as the user does not set that in the values.</summary>
    public static MeshMap Shared(MeshConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        MeshMap values = ConfigDocument.ChartValues(config.Document);
        values = SetEnabled(values, "pilot.enabled", ComponentSelection.IsEnabled(config, "Pilot"));
        values = SetEnabled(values, "pilot.cni.enabled", ComponentSelection.IsEnabled(config, "Cni"));
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

    // A component that stands in the document without the field is on, which the charts that work with it have to know.
    private static MeshMap SetEnabled(MeshMap values, string path, bool isOn) =>
        NodePath.Find(values, path) is { Origin.Kind: MeshOriginKind.Document or MeshOriginKind.Parameter }
            ? values
            : NodePath.Set(values, path, new MeshScalar(isOn));
}
