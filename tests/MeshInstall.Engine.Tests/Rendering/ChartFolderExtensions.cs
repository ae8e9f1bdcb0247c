using MeshInstall.Engine.Rendering.Templates;

namespace MeshInstall.Engine.Tests.Rendering;

internal static class ChartFolderExtensions
{
    public static BuiltInChart Load(this ChartFolder folder) => BuiltInCharts.At(folder.Root).Get("probe");

    public static MeshMap Values(this ChartFolder folder) => folder.Load().Values;
}
