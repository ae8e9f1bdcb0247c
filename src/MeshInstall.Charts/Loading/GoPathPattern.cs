using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Loading;

/// <summary>
/// A pattern of Go's <c>filepath.Match</c>: <c>*</c> and <c>?</c> do not cross a slash, <c>[a-z]</c> and <c>[^a-z]</c> are classes, a backslash takes the
/// next character as it is, and the whole name must fit. As in Go, what is malformed behind the place where a name fails goes unnoticed.
/// </summary>
internal sealed class GoPathPattern
{
    private readonly List<Section> _sections = [];

    public GoPathPattern(string text)
    {
        byte[] pattern = GoString.ToBytes(text);
        for (int at = 0; at < pattern.Length;)
        {
            int start = at;
            while (at < pattern.Length && pattern[at] == '*')
            {
                at++;
            }

            int end = EndOfSection(pattern, at);
            _sections.Add(new Section(at > start, GoPathStep.Parse(pattern.AsSpan(at..end))));
            at = end;
        }
    }

    /// <summary>Whether the name fits; null where something malformed was met.</summary>
    public bool? Match(string name)
    {
        ReadOnlySpan<byte> rest = GoString.ToBytes(name);
        for (int index = 0; index < _sections.Count; index++)
        {
            Section section = _sections[index];
            if (section.Steps is null)
            {
                return null;
            }

            if (section is { AfterStar: true, Steps.Length: 0 })
            {
                return !rest.Contains((byte)'/');
            }

            int length = Find(section, rest, isLast: index == _sections.Count - 1);
            if (length < 0)
            {
                return false;
            }

            rest = rest[length..];
        }

        return rest.IsEmpty;
    }

    /// <summary>The bytes up to the end of the first place where the section fits; -1 where it fits nowhere. The last one must reach the end.</summary>
    private static int Find(Section section, ReadOnlySpan<byte> name, bool isLast)
    {
        for (int skip = 0; ; skip++)
        {
            int length = GoPathStep.Measure(section.Steps!, name[skip..]);
            if (length >= 0 && (!isLast || skip + length == name.Length))
            {
                return skip + length;
            }

            if (!section.AfterStar || skip >= name.Length || name[skip] == '/')
            {
                return -1;
            }
        }
    }

    private static int EndOfSection(byte[] pattern, int at)
    {
        bool inClass = false;
        for (; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case (byte)'\\':
                    at += at + 1 < pattern.Length ? 1 : 0;
                    break;
                case (byte)'[':
                    inClass = true;
                    break;
                case (byte)']':
                    inClass = false;
                    break;
                case (byte)'*' when !inClass:
                    return at;
            }
        }

        return pattern.Length;
    }

    /// <summary>What stands between two stars.</summary>
    /// <param name="AfterStar">Whether a star stands before it.</param>
    /// <param name="Steps">What it matches; null where it is malformed.</param>
    private sealed record Section(bool AfterStar, GoPathStep[]? Steps);
}
