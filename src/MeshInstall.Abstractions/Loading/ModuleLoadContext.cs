using System.Reflection;
using System.Runtime.Loader;

namespace MeshInstall.Loading;

/// <summary>Holds the engine and every package of it apart from what other modules loaded.</summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    public ModuleLoadContext(string folder)
        : base("MeshInstall") => _folder = folder;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly shared = typeof(ModuleLoadContext).Assembly;
        if (assemblyName.Name == shared.GetName().Name)
        {
            return shared;
        }

        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
