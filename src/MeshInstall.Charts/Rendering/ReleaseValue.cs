using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Rendering;

/// <summary>Builds what templates see as <c>.Release</c>.</summary>
internal static class ReleaseValue
{
    public static GoMap Of(ChartRelease release)
    {
        GoMap map = new(capacity: 6);
        map["Name"] = release.Name;
        map["Namespace"] = release.Namespace;
        map["IsUpgrade"] = release.IsUpgrade;
        map["IsInstall"] = !release.IsUpgrade;
        map["Revision"] = (nint)release.Revision;
        map["Service"] = "Helm";
        return map;
    }
}
