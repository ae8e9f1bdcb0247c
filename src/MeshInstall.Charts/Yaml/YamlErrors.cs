using YamlDotNet.Core;

namespace MeshInstall.Charts.Yaml;

/// <summary>The errors of one text: each names the file, the line and the column.</summary>
internal sealed class YamlErrors(string sourceName, MeshOriginKind kind, string text)
{
    public MeshOrigin At(Mark mark) => At((int)mark.Line, (int)mark.Column);

    public MeshOrigin At(int line, int column) => new(kind, sourceName, line, column);

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
        "YamlInvalid", MeshErrorKind.Syntax, $"{place}: the YAML does not parse: {reason}.", "Correct the line named above.", place, cause);

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
