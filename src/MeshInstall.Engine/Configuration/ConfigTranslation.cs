namespace MeshInstall.Engine.Configuration;

/// <summary>
/// Copies what <c>spec</c> says for all charts to where their values have it. What the user wrote under <c>spec.values</c> itself stays: it is
/// merged once more at the end.
/// </summary>
/// <remarks>
/// istioctl means the same, but where the profile has no map of that name its copy and the user's are one, so that the translation
/// overwrites both: there <c>values.pilot.cni.enabled: true</c>, for a CNI agent installed by other means, is lost. Here it stays.
/// </remarks>
internal static class ConfigTranslation
{
    private static readonly MeshOrigin Derived = new(MeshOriginKind.Default, "spec.components");

    public static MeshMap Translate(MeshMap document)
    {
        if (document.FindMap("spec") is not { } spec || spec.Find("values") is not (null or MeshMap or { IsNull: true }))
        {
            return document;
        }

        if (spec.FindText("revision") == "default")
        {
            spec = spec.With("revision", new MeshScalar(string.Empty, spec["revision"].Origin));
        }

        ConfigValues values = new(spec.FindMap("values") ?? MeshMap.Empty);
        values.SetText(spec.Find("hub"), "global", "hub");
        values.SetText(spec.Find("tag"), "global", "tag");
        values.SetText(spec.Find("revision"), "revision");
        values.SetText(spec.Find("compatibilityVersion"), "compatibilityVersion");
        if (spec.FindText("namespace") is { Length: > 0 })
        {
            values.SetText(spec.Find("namespace"), "global", "istioNamespace");
        }

        values.MergeMeshConfig(spec.Find("meshConfig"));
        values.Set(Enabled(spec, "pilot"), "pilot", "enabled");
        values.Set(Enabled(spec, "cni"), "pilot", "cni", "enabled");
        return WithNamespace(document, spec.With("values", values.Map), values.Map);
    }

    private static MeshScalar Enabled(MeshMap spec, string component)
    {
        MeshNode? enabled = (spec.Find("components") as MeshMap)?.FindMap(component)?.Find("enabled");
        return new MeshScalar(enabled is MeshScalar { Value: true }, enabled?.Origin ?? Derived);
    }

    private static MeshMap WithNamespace(MeshMap document, MeshMap spec, MeshMap values)
    {
        if (values.FindMap("global")?.Find("istioNamespace") is not MeshScalar { Value: string { Length: > 0 } } name)
        {
            return document.With("spec", spec);
        }

        if (spec.ContainsKey("namespace"))
        {
            spec = spec.With("namespace", name);
        }

        MeshMap metadata = document.FindMap("metadata") ?? MeshMap.Empty;
        return document.With("metadata", metadata.With("namespace", name)).With("spec", spec);
    }
}
