using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace MeshInstall.Loading;

/// <summary>Routes the engine's assemblies to the module's own load context. PowerShell calls it when the module is imported.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    private static readonly Lazy<ModuleLoadContext> Context = new(() => new ModuleLoadContext(
        Path.Combine(Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!, "dependencies"), CompiledFolder.Current));

    private static int _hooked;

    /// <inheritdoc/>
    public void OnImport()
    {
        // Never unhooked: types of the engine that are alive in other runspaces still need it, and hooking is once per process.
        if (Interlocked.Exchange(ref _hooked, 1) == 0)
        {
            AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext defaultContext, AssemblyName name) =>
        name.Name is "MeshInstall.Engine" or "MeshInstall.Charts" or "MeshInstall.Sandbox"
            ? Context.Value.LoadFromAssemblyName(name)
            : null;
}
