using MeshInstall.Charts.Yaml.Scanning;

namespace MeshInstall.Charts.Yaml;

/// <summary>The errors of one text: each names the file, the line and the column.</summary>
internal sealed class YamlErrors(string sourceName, MeshOriginKind kind, string text, int firstLine = 1)
{
    private static readonly (string Sign, string Advice)[] Hints =
    [
        ("tab character", "Indent with spaces instead of tabs."),
        ("expected key", "Check the indentation of this line against the lines above it."),
        ("'-' indicator", "Check the indentation of this line against the list above it."),
        ("<document", "Check the indentation of this line against the lines above it."),
        ("expected ':'", "Put ': ' behind the key, or check the indentation of this line."),
        ("not allowed in this context", "Put a value that holds ': ' in quotes, or check the indentation of this line."),
        ("start any token", "Put a value that starts with '@', '`' or '%' in quotes."),
        ("alphabetic or numeric", "Put a value that starts with '*' or '&' in quotes."),
        ("has no anchor", "Put a value that starts with '*' in quotes, or name an anchor that stands before it."),
        ("end of stream", "Close the quote that this place opens."),
        ("document indicator", "Close the quote that this place opens."),
        ("quoted scalar", "Write a backslash as '\\\\', or put the value in single quotes."),
        ("tag", "Put a value that starts with '!' in quotes."),
        ("flow", "Close the bracket that this place opens, and put commas between its items."),
    ];

    public MeshOrigin At(YamlMark mark) => At(mark.Line + 1, mark.Column + 1);

    public MeshOrigin At(int line, int column) => new(kind, sourceName, line > 0 ? line + firstLine - 1 : 0, column);

    public MeshException Syntax(YamlSyntaxException exception)
    {
        if (IsIndentedWithTab(exception.Place.Line))
        {
            return Invalid(At(exception.Place.Line + 1, 1), "the line is indented with a tab; YAML takes spaces only", exception);
        }

        // What is never closed is best looked for where it begins.
        bool unclosed = exception.Problem.StartsWith("found unexpected", StringComparison.Ordinal) && exception.Context.Length > 0;
        string reason = exception.Context.Length > 0 ? $"{exception.Context}, {exception.Problem}" : exception.Problem;
        return Invalid(At(unclosed ? exception.ContextPlace : exception.Place), reason, exception);
    }

    public static MeshException Invalid(MeshOrigin place, string reason, Exception? cause = null) => new(
        "YamlInvalid", MeshErrorKind.Syntax, $"{place}: the YAML does not parse: {reason}.", Advice(reason), place, cause);

    public MeshException DuplicateKey(string key, YamlMark mark, MeshOrigin? first)
    {
        MeshOrigin place = At(mark);
        string before = first is null ? "before" : $"before, at line {first.Line}";
        return new MeshException("YamlDuplicateKey", MeshErrorKind.InvalidData,
            $"{place}: the key '{key}' stands in this map {before}.", "Remove one of the two, or merge their contents.", place);
    }

    public MeshException TooLarge(string reason) => new(
        "YamlTooLarge", MeshErrorKind.LimitExceeded, $"{At(0, 0)}: the YAML {reason}.", "Split the file, or remove what is not configuration.", sourceName);

    public MeshException TooDeep(YamlMark mark, int limit) => new(
        "YamlTooDeep", MeshErrorKind.LimitExceeded, $"{At(mark)}: lists and maps nest deeper than {limit} levels.",
        "Make the document flatter.", At(mark));

    public MeshException AliasBomb(YamlMark mark, int limit) => new(
        "YamlAliasBomb", MeshErrorKind.LimitExceeded, $"{At(mark)}: with its aliases followed the document has more than {limit} nodes.",
        "Write out what is needed instead of nesting aliases in aliases.", At(mark));

    private static string Advice(string reason) => Hints.FirstOrDefault(hint => reason.Contains(hint.Sign, StringComparison.Ordinal)).Advice
        ?? "Correct the line named above.";

    private bool IsIndentedWithTab(int wanted)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (number++ == wanted)
            {
                return line[..^line.TrimStart().Length].Contains('\t');
            }
        }

        return false;
    }
}
