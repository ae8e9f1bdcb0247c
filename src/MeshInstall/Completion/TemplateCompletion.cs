using System.Collections;
using System.Management.Automation;

namespace MeshInstall.Completion;

/// <summary>Completes the template files of a chart's folder that <c>-Path</c> names, as <c>-ShowOnly</c> takes them.</summary>
public sealed class TemplateCompletion : CompletionBase
{
    private const int MaxFiles = 500;

    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
        Places(boundParameters["Path"] ?? boundParameters["LiteralPath"])
            .SelectMany(Folders)
            .SelectMany(folder => Templates(folder))
            .Select(template => new Candidate(template, "a template of the chart"))
            .Take(MaxFiles);

    private static IEnumerable<string> Places(object? bound) => bound switch
    {
        string one => [one],
        IEnumerable several => several.OfType<object>().Select(place => place.ToString()!),
        _ => [],
    };

    // Completers have no session of their own; the current location is that of the runspace they run in.
    private static IEnumerable<string> Folders(string place)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return [.. shell.AddScript("$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])").AddArgument(place).Invoke()
            .Select(path => Path.Combine(path.ToString()!, "templates"))
            .Where(Directory.Exists)];
    }

    private static IEnumerable<string> Templates(string folder) => Directory
        .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Select(file => "templates/" + Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
