using System.Text.RegularExpressions;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

public sealed partial class ErrorTopicTests
{
    [Fact]
    public void Every_error_and_issue_id_is_explained_in_about_MeshInstall_Errors_and_none_that_is_not_raised()
    {
        string source = string.Join('\n', Directory
            .GetFiles(Path.Combine(BuiltFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(File.ReadAllText));
        string[] raised = [.. RaisedId().Matches(source).SelectMany(match => match.Groups["id"].Captures).Select(capture => capture.Value).Distinct().Order(StringComparer.Ordinal)];

        string topic = File.ReadAllText(Path.Combine(CmdletHelp.Folder, "about_MeshInstall_Errors.help.txt"));
        string[] explained = [.. ExplainedId().Matches(topic).Select(match => match.Groups["id"].Value).Order(StringComparer.Ordinal)];

        Assert.Equal(raised, explained);
    }

    [GeneratedRegex("""(\b(Mesh|Chart)Exception|[lL]og\.(Error|Warning))\(\s*(\w+ \? "(?<id>[A-Z][A-Za-z]+)" : )?"(?<id>[A-Z][A-Za-z]+)",|\bnew\(\s*(\w+ \? "(?<id>[A-Z][A-Za-z]+)" : )?"(?<id>[A-Z][A-Za-z]+)",\s*(\w+ \? )?MeshErrorKind|const string \w*Id = "(?<id>[A-Z][A-Za-z]+)";""")]
    private static partial Regex RaisedId();

    [GeneratedRegex(@"^    (?<id>[A-Z][A-Za-z]+) \([A-Z][A-Za-z, ]+\)\r?$", RegexOptions.Multiline)]
    private static partial Regex ExplainedId();
}
