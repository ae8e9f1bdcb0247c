using System.Collections;
using System.Management.Automation.Language;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

/// <summary>What the staged MeshInstall.psd1 says.</summary>
internal static class ModuleManifest
{
    private static readonly Lazy<Hashtable> Content = new(Read);

    /// <summary>The text of one entry.</summary>
    public static string Text(string key) => (string)Content.Value[key]!;

    /// <summary>The texts of one list.</summary>
    public static IReadOnlyList<string> Texts(string key) => [.. ((IEnumerable)Content.Value[key]!).Cast<string>()];

    private static Hashtable Read()
    {
        ScriptBlockAst script = Parser.ParseFile(BuiltFiles.Manifest, out _, out ParseError[] errors);
        Assert.Empty(errors);
        return (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }
}
