using System.Reflection;
using MeshInstall.Loading;

namespace MeshInstall.Engine.Tests.Loading;

public sealed class ModuleLoadContextTests
{
    private const string Here = "here";
    private const string Assembly = "Polly.Core";
    private const string Dll = Assembly + ".dll";

    [Fact]
    public void An_assembly_compiled_for_the_platform_is_preferred()
    {
        string folder = Folder("preferred", Dll, $"{Here}/{Dll}");

        Assert.Equal(Path.Combine(folder, Here, Dll), Load(folder, Here));
    }

    [Fact]
    public void The_folder_of_another_platform_is_not_looked_at()
    {
        string folder = Folder("other", Dll, $"elsewhere/{Dll}");

        Assert.Equal(Path.Combine(folder, Dll), Load(folder, Here));
    }

    [Fact]
    public void An_assembly_that_the_folder_lacks_is_the_portable_one()
    {
        string folder = Folder("lacking", Dll, $"{Here}/Scriban.Signed.dll");

        Assert.Equal(Path.Combine(folder, Dll), Load(folder, Here));
    }

    [Fact]
    public void Where_no_platform_can_be_named_the_portable_one_is_taken()
    {
        string folder = Folder("unnamed", Dll, $"{Here}/{Dll}");

        Assert.Equal(Path.Combine(folder, Dll), Load(folder, null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(5000)]
    public void A_compiled_assembly_that_cannot_be_loaded_gives_way_to_the_portable_one(int length)
    {
        string folder = Folder($"damaged{length}", Dll, $"{Here}/{Dll}");
        using (FileStream damaged = File.OpenWrite(Path.Combine(folder, Here, Dll)))
        {
            damaged.SetLength(length);
        }

        Assert.Equal(Path.Combine(folder, Dll), Load(folder, Here));
    }

    [Fact]
    public void What_PowerShell_loads_itself_is_shared()
    {
        ModuleLoadContext context = new(Folder("shared", "MeshInstall.Abstractions.dll", $"{Here}/MeshInstall.Abstractions.dll"), Here);

        Assert.Same(typeof(ModuleLoadContext).Assembly, context.LoadFromAssemblyName(new AssemblyName("MeshInstall.Abstractions")));
    }

    private static string Load(string folder, string? compiled) =>
        new ModuleLoadContext(folder, compiled).LoadFromAssemblyName(new AssemblyName(Assembly)).Location;

    // Beside the tests and not removed: Windows keeps assemblies that are loaded.
    private static string Folder(string test, params string[] files)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "load-context", test);
        foreach (string file in files)
        {
            string target = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(file)), target, overwrite: true);
        }

        return folder;
    }
}
