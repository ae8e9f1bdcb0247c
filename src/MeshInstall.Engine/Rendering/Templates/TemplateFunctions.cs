using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MeshInstall.Engine.Rendering.Templates.Schemas;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>The functions of built-in charts' templates, beside Scriban's own that depend on nothing but their arguments.</summary>
internal static partial class TemplateFunctions
{
    private static readonly string[] NotForCharts = ["date", "html", "timespan", "import"];

    /// <summary>A table of the functions, for one context.</summary>
    public static ScriptObject CreateBuiltins()
    {
        ScriptObject functions = TemplateContext.GetDefaultBuiltinObject();
        foreach (string name in NotForCharts)
        {
            functions.Remove(name);
        }

        AddText(functions);
        MapFunctions.Add(functions);
        return functions;
    }

    /// <summary>Adds a function of the given name and number of arguments.</summary>
    internal static void Add(
        ScriptObject functions, string name, int required, int maximum, Func<SourceSpan, ScriptArray, object?> body) =>
        functions.SetValue(name, new TemplateFunction(name, required, maximum, body), readOnly: true);

    private static void AddText(ScriptObject functions)
    {
        Add(functions, "to_yaml", 1, 1, (span, arguments) => SortedYaml.ToText(ScriptNodes.ToNode(span, arguments[0])));
        Add(functions, "to_json", 1, 1, (span, arguments) => GoJson.ToText(ScriptNodes.ToNode(span, arguments[0]), indented: false));
        Add(functions, "to_pretty_json", 1, 1, (span, arguments) => GoJson.ToText(ScriptNodes.ToNode(span, arguments[0]), indented: true));
        Add(functions, "quote", 1, 1, (_, arguments) => GoJson.ToText(new MeshScalar(Text(arguments[0])), indented: false, escapeHtml: false));
        Add(functions, "indent", 2, 2, (span, arguments) => Indent(span, arguments));
        Add(functions, "nindent", 2, 2, (span, arguments) => "\n" + Indent(span, arguments));
        Add(functions, "schema_of", 2, 2, (span, arguments) => Schema(span, Text(arguments[0]), Text(arguments[1])));
        Add(functions, "fail", 1, 1, (span, arguments) => throw new ScriptRuntimeException(span, Text(arguments[0])));
        Add(functions, "sha256", 1, 1, (_, arguments) =>
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Text(arguments[0])))).ToLowerInvariant());
        Add(functions, "trunc", 2, 2, (span, arguments) =>
        {
            (int length, string text) = NumberAndText(span, "trunc", arguments);
            return text.Length > length ? text[..length] : text;
        });
        Add(functions, "trim_suffix", 2, 2, (_, arguments) =>
        {
            string text = Text(arguments[0]);
            string suffix = Text(arguments[1]);
            return suffix.Length > 0 && text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;
        });
        Add(functions, "semver_at_least", 2, 2, (span, arguments) =>
            Release(span, Text(arguments[0])).CompareTo(Release(span, Text(arguments[1]))) >= 0);
    }

    private static string Schema(SourceSpan span, string table, string kind)
    {
        try
        {
            return SchemaTable.Of(table).SchemaOf(kind);
        }
        catch (MeshException error)
        {
            throw new ScriptRuntimeException(span, error.Message);
        }
    }

    private static string Indent(SourceSpan span, ScriptArray arguments)
    {
        (int width, string text) = NumberAndText(span, "indent", arguments);
        string margin = new(' ', width);
        return margin + text.Replace("\n", "\n" + margin, StringComparison.Ordinal);
    }

    // Piped text comes first, as in `text | indent 4`; a direct call reads `indent 4 text`.
    private static (int Number, string Text) NumberAndText(SourceSpan span, string name, ScriptArray arguments)
    {
        (object? number, object? text) = arguments[1] is int or long ? (arguments[1], arguments[0]) : (arguments[0], arguments[1]);
        return number is int or long && Convert.ToInt64(number, CultureInfo.InvariantCulture) is >= 0 and <= 1000 and long size
            ? ((int)size, Text(text))
            : throw new ScriptRuntimeException(span, $"'{name}' takes a text and a number from 0 to 1000.");
    }

    private static string Text(object? value) => value switch
    {
        null => string.Empty,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static Version Release(SourceSpan span, string text) => ReleaseNumbers().Match(text) is { Success: true } match
        ? new Version(Number(match, 1), Number(match, 2), Number(match, 3))
        : throw new ScriptRuntimeException(span, $"'{text}' is not a version.");

    private static int Number(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\Av?([0-9]{1,6})(?:\.([0-9]{1,6})(?:\.([0-9]{1,6}))?)?", RegexOptions.CultureInvariant)]
    private static partial Regex ReleaseNumbers();
}
