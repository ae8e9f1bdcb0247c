namespace MeshInstall.Pipeline;

/// <summary>The files that ship with the module, found from where its assembly lies (<c>module/bin</c>).</summary>
internal static class ModuleFiles
{
    private static readonly string Root =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(ModuleFiles).Assembly.Location)!, "..", ".."));

    /// <summary>The folder of the profiles.</summary>
    public static string Profiles { get; } = Path.Combine(Root, "profiles");

    /// <summary>The folder of the built-in charts.</summary>
    public static string Charts { get; } = Path.Combine(Root, "module", "charts");
}
