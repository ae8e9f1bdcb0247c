namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>Names in the folders of charts.</summary>
internal static class ChartFolders
{
    /// <summary>The file that makes a folder a chart.</summary>
    public const string MetadataFile = "Chart.yaml";
}
