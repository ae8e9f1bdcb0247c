using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MeshInstall.Charts.Schemas;

/// <summary>A regular expression of a schema; linear in time.</summary>
internal sealed class SchemaPattern
{
    private readonly Regex regex;

    private SchemaPattern(string text, Regex regex)
    {
        Text = text;
        this.regex = regex;
    }

    public string Text { get; }

    public static bool TryCompile(string text, [NotNullWhen(true)] out SchemaPattern? pattern, [NotNullWhen(false)] out string? error)
    {
        try
        {
            pattern = new SchemaPattern(text, new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
            error = null;
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            pattern = null;
            error = exception.Message;
            return false;
        }
    }

    public bool IsMatch(string text) => regex.IsMatch(text);
}
