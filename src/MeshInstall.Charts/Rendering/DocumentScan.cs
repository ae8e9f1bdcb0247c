using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Rendering;

/// <summary>
/// Finds the head of a document by its lines at the margin and below <c>metadata</c>, without parsing the rest. It answers only what it is sure
/// of; everything unusual (flow style, anchors, quotes over several lines, a name twice) is left to the parser.
/// </summary>
internal ref struct DocumentScan(string text)
{
    private ReadOnlySpan<char> _rest = text;
    private string? _apiVersion;
    private string? _kind;
    private string? _name;
    private int _metadataIndent = -1;
    private bool _inMetadata;
    private bool _hadMetadata;
    private bool _hadMargin;
    private bool _justTaken;

    /// <summary>The head, or null where the parser has to look.</summary>
    public static DocumentHead? Find(string text)
    {
        // Only a hook's annotations matter here, and a hook names itself.
        if (text.Contains("helm.sh/hook", StringComparison.Ordinal))
        {
            return null;
        }

        DocumentScan scan = new(text);
        return scan.Run();
    }

    private DocumentHead? Run()
    {
        bool anything = false;
        while (!_rest.IsEmpty)
        {
            int end = _rest.IndexOf('\n');
            ReadOnlySpan<char> line = (end < 0 ? _rest : _rest[..end]).TrimEnd('\r');
            _rest = end < 0 ? default : _rest[(end + 1)..];
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            bool blank = line.TrimStart(' ').IsEmpty;
            anything |= !blank;
            if (!blank && !ReadLine(line))
            {
                return null;
            }
        }

        return !anything ? DocumentHead.Empty : _kind is null || _apiVersion is null
            ? null
            : new DocumentHead(_apiVersion, _kind, _name ?? string.Empty, DocumentHead.NoAnnotations, IsEmpty: false);
    }

    private bool ReadLine(ReadOnlySpan<char> line)
    {
        if (line[0] != ' ')
        {
            _justTaken = false;
            _hadMargin = true;
            return ReadOuter(line);
        }

        ReadOnlySpan<char> content = line.TrimStart(' ');
        if (content[0] == '#')
        {
            return true;
        }

        // A scalar can go on below; what was taken is not all of it then.
        bool goesOn = _justTaken && (!_inMetadata || line.Length - content.Length > _metadataIndent);
        _justTaken = false;
        // A document that begins indented ends where the margin is reached.
        return _hadMargin && !goesOn && ReadInner(content, line.Length - content.Length);
    }

    private bool ReadOuter(ReadOnlySpan<char> line)
    {
        if (line[0] == '-' && line.Length > 1 && line[1] == ' ')
        {
            // An item of a list under the name before it, which then is neither of ours.
            return !_inMetadata;
        }

        _inMetadata = false;
        if (!TrySplit(line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value))
        {
            return false;
        }

        switch (key)
        {
            case "apiVersion":
                return TryTake(value, ref _apiVersion);
            case "kind":
                return TryTake(value, ref _kind);
            case "metadata":
                bool first = !_hadMetadata && value.IsEmpty;
                _inMetadata = _hadMetadata = true;
                return first;
            default:
                return !key.Equals("apiVersion", StringComparison.OrdinalIgnoreCase) && !key.Equals("kind", StringComparison.OrdinalIgnoreCase)
                    && !key.Equals("metadata", StringComparison.OrdinalIgnoreCase) && IsHarmless(value);
        }
    }

    private bool ReadInner(ReadOnlySpan<char> content, int indent)
    {
        if (!_inMetadata)
        {
            return true;
        }

        _metadataIndent = _metadataIndent < 0 ? indent : _metadataIndent;
        if (indent != _metadataIndent)
        {
            return indent > _metadataIndent;
        }

        return TrySplit(content, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
            ? key is "name" ? TryTake(value, ref _name) : !key.Equals("name", StringComparison.OrdinalIgnoreCase) && IsHarmless(value)
            : content.StartsWith("- ");
    }

    private static bool TrySplit(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        int colon = line.IndexOf(':');
        key = colon < 0 ? default : line[..colon];
        value = colon < 0 ? default : line[(colon + 1)..];
        if (key.IsEmpty || key.IndexOfAnyExcept(NameCharacters) >= 0 || (!value.IsEmpty && value[0] != ' '))
        {
            return false;
        }

        int comment = value.IndexOf(" #");
        value = (comment < 0 ? value : value[..comment]).Trim(' ');
        return true;
    }

    private bool TryTake(ReadOnlySpan<char> value, ref string? field)
    {
        if (field is not null)
        {
            return false;
        }

        bool quoted = value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0];
        value = quoted ? value[1..^1] : value;
        if (value.IsEmpty || value.IndexOfAnyExcept(ValueCharacters) >= 0)
        {
            return false;
        }

        field = value.ToString();
        _justTaken = true;
        return quoted || YamlScalars.Resolve(field, origin: null).Kind == MeshNodeKind.Text;
    }

    /// <summary>Whether what follows a name cannot reach into the lines below it, other than by indentation.</summary>
    private static bool IsHarmless(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return true;
        }

        return value[0] switch
        {
            '"' or '\'' => value.Length > 1 && value[^1] == value[0] && value[1..^1].IndexOfAny('"', '\'', '\\') < 0,
            '{' => value is "{}",
            '[' => value is "[]",
            '&' or '*' or '!' or '%' or '@' or '`' => false,
            _ => true,
        };
    }

    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static ReadOnlySpan<char> NameCharacters => Letters + "_-./";

    private static ReadOnlySpan<char> ValueCharacters => Letters + "_-./";
}
