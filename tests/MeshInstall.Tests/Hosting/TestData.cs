namespace MeshInstall.Tests.Hosting;

/// <summary>The charts and documents that tests share, under <c>tests/Data</c>.</summary>
internal static class TestData
{
    /// <summary>The full path of one of them.</summary>
    public static string Path(string name) => System.IO.Path.Combine(BuiltFiles.Root, "tests", "Data", name);

    /// <summary>Copies one of their folders.</summary>
    public static void Copy(string name, string target)
    {
        string source = Path(name);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
