using System.Text;

namespace MeshInstall.Engine.Configuration;

/// <summary>
/// A path into a tree, in the grammar of istioctl's <c>--set</c>: keys with dots between them, <c>\.</c> for a dot inside a key,
/// <c>a[0]</c> or <c>a.[0]</c> for an item, <c>a.[name:x]</c> for the item with that entry, <c>a[]</c> for a new item. Unlike there, a
/// selector takes the item it matched (not the first), brackets may follow each other and may hold bare dots, <c>\[</c> and <c>\]</c> are
/// brackets inside a key or a value, and a <c>/</c> in a key stays one on every platform.
/// </summary>
public sealed class MeshPath
{
    private readonly MeshPathSegment[] _segments;

    private MeshPath(MeshPathSegment[] segments) => _segments = segments;

    /// <summary>The segments, outermost first; at least one.</summary>
    public IReadOnlyList<MeshPathSegment> Segments => _segments;

    /// <summary>The path that <paramref name="text"/> writes; empty segments (<c>a..b</c>, a dot at either end) are skipped, as in istioctl.</summary>
    /// <exception cref="MeshException"><c>PathInvalid</c>: the text is no path.</exception>
    public static MeshPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<MeshPathSegment> segments = [];
        StringBuilder key = new();
        int index = 0;
        while (index < text.Length)
        {
            switch (text[index])
            {
                case '\\' when index + 1 < text.Length && text[index + 1] is '.' or '[' or ']':
                    key.Append(text[index + 1]);
                    index += 2;
                    break;
                case '.':
                    EndKey(segments, key);
                    index++;
                    break;
                case '[':
                    EndKey(segments, key);
                    segments.Add(MeshPathBracket.Parse(text, ref index));
                    break;
                default:
                    key.Append(text[index++]);
                    break;
            }
        }

        EndKey(segments, key);
        return segments.Count > 0 ? new MeshPath([.. segments]) : throw MeshPathErrors.Invalid(text, "it is empty");
    }

    /// <summary>The path of these segments.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static MeshPath Of(params MeshPathSegment[] segments) =>
        segments.Length > 0 ? new MeshPath([.. segments]) : throw new ArgumentException("A path has at least one segment.", nameof(segments));

    /// <summary>The node at the path; null where nothing stands there.</summary>
    public MeshNode? Find(MeshNode root)
    {
        MeshNode? node = root;
        foreach (MeshPathSegment segment in _segments)
        {
            node = (segment.Kind, node) switch
            {
                (MeshPathSegmentKind.Key, MeshMap map) => map.Find(segment.Name),
                (MeshPathSegmentKind.Index, MeshList list) => (uint)segment.Position < (uint)list.Count ? list[segment.Position] : null,
                (MeshPathSegmentKind.Selector, MeshList list) => list.FirstOrDefault(segment.Selects),
                _ => null,
            };
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>
    /// The tree with <paramref name="value"/> at the path. What is missing on the way, or null, is made; a position at or past the end
    /// appends. New nodes take the origin of the value.
    /// </summary>
    /// <exception cref="MeshException"><c>PathNotFound</c>: a selector matches nothing, or something else than a map or list is in the way.</exception>
    public MeshNode Set(MeshNode root, MeshNode value)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(value);
        return new MeshPathSetter(this, value).Set(root);
    }

    /// <summary>The path in its plainest spelling.</summary>
    public override string ToString() => ToString(_segments.Length);

    /// <summary>The first <paramref name="count"/> segments in their plainest spelling.</summary>
    internal string ToString(int count)
    {
        StringBuilder text = new();
        foreach (MeshPathSegment segment in _segments.AsSpan(0, count))
        {
            text.Append(text.Length > 0 && segment.Kind is MeshPathSegmentKind.Key or MeshPathSegmentKind.Selector ? "." : string.Empty).Append(segment);
        }

        return text.ToString();
    }

    private static void EndKey(List<MeshPathSegment> segments, StringBuilder key)
    {
        if (key.Length > 0)
        {
            segments.Add(new MeshPathSegment(MeshPathSegmentKind.Key, key.ToString()));
            key.Clear();
        }
    }
}
