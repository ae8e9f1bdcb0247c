using System.Reflection;
using System.Runtime.Loader;

namespace MeshInstall.Loading;

/// <summary>Holds the engine and every package of it apart from what other modules loaded.</summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly string? _compiled;

    /// <param name="folder">The folder of the portable assemblies.</param>
    /// <param name="compiledFolder">The folder below it with assemblies compiled for this platform, which are preferred. It may be missing, and hold only some.</param>
    public ModuleLoadContext(string folder, string? compiledFolder)
        : base("MeshInstall")
    {
        _folder = folder;
        _compiled = compiledFolder is null ? null : Path.Combine(folder, compiledFolder);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly shared = typeof(ModuleLoadContext).Assembly;
        if (assemblyName.Name == shared.GetName().Name)
        {
            return shared;
        }

        string file = assemblyName.Name + ".dll";
        return LoadCompiled(file) ?? LoadFrom(_folder, file);
    }

    private Assembly? LoadCompiled(string file)
    {
        try
        {
            return _compiled is null ? null : LoadFrom(_compiled, file);
        }
        catch (BadImageFormatException)
        {
            // A damaged copy must not keep the portable one, which does the same work, from being used.
            return null;
        }
    }

    private Assembly? LoadFrom(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
