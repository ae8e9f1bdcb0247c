namespace MeshInstall.Engine.Inspecting;

/// <summary>The errors of waiting for something that is not there.</summary>
internal static class WaitErrors
{
    public static MeshException NoMesh(string cluster, MeshWaitOptions options)
    {
        string which = (options.Revision is null ? string.Empty : $" of revision '{options.Revision}'") + (options.Namespace is null ? string.Empty : $" in '{options.Namespace}'");
        return new MeshException(
            "MeshNotFound",
            MeshErrorKind.NotFound,
            $"No mesh{which} is installed on {cluster}.",
            "Get-Mesh lists what is installed. Install-Mesh installs it.",
            options.Revision ?? cluster);
    }

    public static MeshException NoComponent(string revision, IEnumerable<string> missing, IEnumerable<InstalledComponent> installed) => new(
        "ComponentNotFound",
        MeshErrorKind.NotFound,
        $"The mesh of revision '{revision}' has no component {string.Join(", ", missing.Select(name => $"'{name}'"))}.",
        $"It has {string.Join(", ", installed.Select(component => component.Name).Distinct(StringComparer.Ordinal))}.",
        missing.ToList());

    public static MeshException Gone(string revision) => new(
        "MeshNotFound", MeshErrorKind.NotFound, $"The mesh of revision '{revision}' was removed while it was waited for.", "Install it again.", revision);
}
