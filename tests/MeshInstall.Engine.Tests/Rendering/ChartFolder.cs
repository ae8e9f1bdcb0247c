namespace MeshInstall.Engine.Tests.Rendering;

/// <summary>A chart in a temporary folder, removed afterwards.</summary>
internal sealed class ChartFolder : IDisposable
{
    private readonly string _root = ProcessFolders.Create();

    public ChartFolder(string values = "{}")
    {
        Write("Chart.yaml", "apiVersion: v2\nname: probe\nversion: 1.2.3\nappVersion: 4.5.6\n");
        Write("values.yaml", values);
    }

    public string Path => System.IO.Path.Combine(_root, "probe");

    public string Root => _root;

    public ChartFolder Write(string name, string text)
    {
        string file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public ChartFolder Template(string text) => Write("templates/main.yaml.sbn", text);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
