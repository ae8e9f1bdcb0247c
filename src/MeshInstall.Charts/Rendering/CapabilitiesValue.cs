using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Rendering;

/// <summary>Builds what templates see as <c>.Capabilities</c>.</summary>
internal static class CapabilitiesValue
{
    private static readonly GoType CapabilitiesType = new("*common.Capabilities", GoKind.Ptr);
    private static readonly GoType HelmVersionType = new("version.BuildInfo", GoKind.Struct);

    private static readonly GoType KubeVersionType = new("common.KubeVersion", GoKind.Struct)
    {
        Methods = Methods(
            new GoFunction("GitVersion", (_, arguments) => Field(arguments, "Version")),
            new GoFunction("String", (_, arguments) => ((StructValue)arguments[0]!).Printed)),
    };

    private static readonly GoType VersionSetType = new("common.VersionSet", GoKind.Slice)
    {
        ElementZero = string.Empty,
        Methods = Methods(new GoFunction(
            "Has", (_, arguments) => Array.IndexOf(((GoList)arguments[0]!).Items, arguments[1]) >= 0, GoParameter.String)),
    };

    // The helm that this engine equals says this of itself; charts print it, and compare with it.
    private static readonly StructValue HelmVersion = new(HelmVersionType,
    [
        new("Version", "v4.1.4"),
        new("GitCommit", "05fa37973dc9e42b76e1d2883494c87174b6074f"),
        new("GitTreeState", "clean"),
        new("GoVersion", "go1.25.9"),
        new("KubeClientVersion", "v1.35"),
    ])
    {
        JsonNames = ["version", "git_commit", "git_tree_state", "go_version", "kube_client_version"],
    };

    public static GoObject Of(KubernetesVersion version, IEnumerable<string> apiVersions) => new StructValue(CapabilitiesType,
    [
        new("KubeVersion", new StructValue(KubeVersionType, [new("Version", version.Full), new("Major", version.Major), new("Minor", version.Minor)])
        {
            Printed = version.Normal,
            AllFields = [new("Version", version.Full), new("normalizedVersion", version.Normal), new("Major", version.Major), new("Minor", version.Minor)],
        }),
        new("APIVersions", new GoList(VersionSetType, [.. DefaultApiVersions.All, .. apiVersions])),
        new("HelmVersion", HelmVersion),
    ]);

    private static object? Field(object?[] arguments, string name) => ((StructValue)arguments[0]!).TryGetField(name, out object? value) ? value : null;

    private static FrozenDictionary<string, GoFunction> Methods(params GoFunction[] methods) =>
        methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);
}
