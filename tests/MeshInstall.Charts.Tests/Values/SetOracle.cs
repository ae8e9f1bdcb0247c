using System.Text;
using MeshInstall.Charts.Tests.Oracle;
using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Tests.Values;

/// <summary>What helm makes of expressions, shown by a chart that prints its values.</summary>
internal static class SetOracle
{
    private const string Template = "result: {{ toJson .Values | b64enc }}\n";

    /// <summary>The values after all the expressions in their order, or helm's error.</summary>
    public static async Task<(MeshNode? Values, string? Error)> RunAsync(HelmSetKind kind, IEnumerable<string> expressions)
    {
        using TemporaryFolder folder = new();
        folder.Write("Chart.yaml", "apiVersion: v2\nname: sets\nversion: 1.0.0\n");
        folder.Write("templates/result.yaml", Template);
        HelmResult helm = await HelmTool.RunAsync(
            folder.Path, ["template", "release", ".", .. expressions.SelectMany(expression => new[] { Flag(kind), expression })]);
        if (!helm.Succeeded)
        {
            string error = helm.Errors.Trim();
            return (null, error.StartsWith("Error: ", StringComparison.Ordinal) ? error["Error: ".Length..] : error);
        }

        string line = helm.Output.Split('\n').Single(line => line.StartsWith("result: ", StringComparison.Ordinal));
        return (MeshJson.Parse(Convert.FromBase64String(line["result: ".Length..])), null);
    }

    /// <summary>The same from this engine.</summary>
    public static (MeshMap? Values, string? Error) Run(MeshMap values, HelmSetKind kind, string expression)
    {
        try
        {
            return (HelmSetParser.Apply(values, expression, kind), null);
        }
        catch (ChartException exception)
        {
            return (null, exception.Message);
        }
    }

    public static string Text(MeshNode? node) => node is null ? "nothing" : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(MeshJson.ToText(node)));

    private static string Flag(HelmSetKind kind) => kind switch
    {
        HelmSetKind.Text => "--set-string",
        HelmSetKind.Json => "--set-json",
        HelmSetKind.Literal => "--set-literal",
        _ => "--set",
    };
}
