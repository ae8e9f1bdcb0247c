using YamlDotNet.Core;

namespace MeshInstall.Charts.Yaml;

/// <summary>The errors of one text: each names the file, the line and the column.</summary>
internal sealed class YamlErrors(string sourceName, MeshOriginKind kind, string text, int firstLine = 1)
{
    private static readonly (string Sign, string Advice)[] Hints =
    [
        ("expected key", "Check the indentation of this line against the lines above it."),
        ("'-' indicator", "Check the indentation of this line against the list above it."),
        ("<document", "Check the indentation of this line against the lines above it."),
        ("wrong indentation", "Indent the lines of a quoted text deeper than its key."),
        ("invalid mapping", "Put a value that holds ': ' in quotes, or check the indentation of this line."),
        ("start any token", "Put a value that starts with '@', '`' or '%' in quotes."),
        ("anchor or alias", "Put a value that starts with '*' or '&' in quotes."),
        ("has no anchor", "Put a value that starts with '*' in quotes, or name an anchor that stands before it."),
        ("end of stream", "Close the quote or bracket that this place opens."),
        ("not complete", "Close the bracket or quote that is open here, and put commas between items."),
        ("flow", "Close the bracket that this place opens, and put commas between its items."),
    ];

    public MeshOrigin At(Mark mark) => At((int)mark.Line, (int)mark.Column);

    public MeshOrigin At(int line, int column) => new(kind, sourceName, line > 0 ? line + firstLine - 1 : 0, column);

    public MeshException Syntax(Mark start, Mark reached, Exception exception)
    {
        if (FirstLineIndentedWithTab((int)start.Line, (int)reached.Line) is { } line)
        {
            return Invalid(At(line, 1), "the line is indented with a tab; YAML takes spaces only", exception);
        }

        string reason = exception is YamlException && exception.Message.Length > 0
            ? LowerFirst(exception.Message.TrimEnd('.', ' '))
            : "the text here is not complete, or something stands where it may not";
        return Invalid(At(start), reason, exception);
    }

    public static MeshException Invalid(MeshOrigin place, string reason, Exception? cause = null) => new(
        "YamlInvalid", MeshErrorKind.Syntax, $"{place}: the YAML does not parse: {reason}.", Advice(reason), place, cause);

    public MeshException DuplicateKey(string key, Mark mark, MeshOrigin? first)
    {
        MeshOrigin place = At(mark);
        string before = first is null ? "before" : $"before, at line {first.Line}";
        return new MeshException("YamlDuplicateKey", MeshErrorKind.InvalidData,
            $"{place}: the key '{key}' stands in this map {before}.", "Remove one of the two, or merge their contents.", place);
    }

    public MeshException TooLarge(string reason) => new(
        "YamlTooLarge", MeshErrorKind.LimitExceeded, $"{At(0, 0)}: the YAML {reason}.", "Split the file, or remove what is not configuration.", sourceName);

    public MeshException TooDeep(Mark mark, int limit) => new(
        "YamlTooDeep", MeshErrorKind.LimitExceeded, $"{At(mark)}: lists and maps nest deeper than {limit} levels.",
        "Make the document flatter.", At(mark));

    public MeshException AliasBomb(Mark mark, int limit) => new(
        "YamlAliasBomb", MeshErrorKind.LimitExceeded, $"{At(mark)}: with its aliases followed the document has more than {limit} nodes.",
        "Write out what is needed instead of nesting aliases in aliases.", At(mark));

    private static string Advice(string reason) => Hints.FirstOrDefault(hint => reason.Contains(hint.Sign, StringComparison.Ordinal)).Advice
        ?? "Correct the line named above.";

    private static string LowerFirst(string message) =>
        message.Length > 1 && char.IsLower(message[1]) ? char.ToLowerInvariant(message[0]) + message[1..] : message;

    private int? FirstLineIndentedWithTab(int from, int to)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number > to)
            {
                break;
            }

            if (number >= from && line[..^line.TrimStart().Length].Contains('\t'))
            {
                return number;
            }
        }

        return null;
    }
}
