using System.Text;
using System.Text.RegularExpressions;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>A template that this engine and helm expand differently.</summary>
internal sealed partial record Disagreement(TemplateSample Sample, ExpansionResult Helm, ExpansionResult Own)
{
    private const string Cut = "...";

    // What a TOML text lacks, each library says in words of its own.
    private const string TomlComplaint = "toml: line ";

    public static bool Differ(ExpansionResult helm, ExpansionResult own) => helm.Error is not null
        ? own.Error is null || !IsSameReason(helm.Error, own.Error)
        : own.Output is null || (!own.Output.AsSpan().SequenceEqual(helm.Output) && !(Says(helm, TomlComplaint) && Says(own, TomlComplaint)));

    public override string ToString()
    {
        string template = Sample.Template.ToString();
        IEnumerable<string> values = Reference().Matches(template).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)
            .Select(name => $"    {name}: {(Sample.Values.TryGetValue(name, out MeshNode? value) ? MeshJson.ToText(value) : "missing")}");
        return $"seed {Sample.Seed}\n  template: {template}\n{string.Join('\n', values)}\n  helm: {Text(Helm)}\n  own:  {Text(Own)}\n";
    }

    /// <summary>Where helm quotes the value itself this engine cuts it, for it may be a secret.</summary>
    private static bool IsSameReason(string helm, string own)
    {
        own = Encoding.UTF8.GetString(GoString.ToBytes(own));
        string reason = own.Split("\n  at ")[0].Split("\n  given ")[0];
        return own.Contains(HelmFailure.Innermost(helm), StringComparison.Ordinal)
            || (reason.Contains(Cut, StringComparison.Ordinal) && Regex.IsMatch(helm, Regex.Escape(reason).Replace(Regex.Escape(Cut), ".*", StringComparison.Ordinal), RegexOptions.Singleline));
    }

    private static bool Says(ExpansionResult result, string text) => Encoding.UTF8.GetString(result.Output!).Contains(text, StringComparison.Ordinal);

    private static string Text(ExpansionResult result) => result.Output is null ? $"fails: {result.Error}" : MeshJson.ToText(new MeshScalar(Encoding.UTF8.GetString(result.Output)));

    [GeneratedRegex(@"\.Values\.(\w+)")]
    private static partial Regex Reference();
}
