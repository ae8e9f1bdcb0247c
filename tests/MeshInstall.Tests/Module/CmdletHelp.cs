using System.Xml.Linq;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

/// <summary>The examples of the staged help file.</summary>
internal static class CmdletHelp
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The folder that Get-Help reads.</summary>
    public static string Folder { get; } = Path.Combine(BuiltFiles.Module, "en-US");

    /// <summary>The code of every example, by cmdlet and number.</summary>
    public static IReadOnlyDictionary<(string Cmdlet, int Number), string> Examples { get; } = XDocument
        .Load(Path.Combine(Folder, "MeshInstall.dll-Help.xml"))
        .Descendants(Command + "command")
        .SelectMany(command => command.Descendants(Command + "example").Select((example, index) => (
            Key: (command.Descendants(Command + "name").First().Value, index + 1),
            Code: example.Element(Dev + "code")!.Value)))
        .ToDictionary(example => example.Key, example => example.Code);
}
