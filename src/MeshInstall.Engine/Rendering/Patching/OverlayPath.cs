using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>The path of an overlay, in steps.</summary>
internal sealed partial class OverlayPath
{
    private const int LongestPath = 4096;

    private OverlayPath(string text, IReadOnlyList<OverlayStep> steps, MeshOrigin? origin)
    {
        Text = text;
        Steps = steps;
        Origin = origin;
    }

    /// <summary>The path as written.</summary>
    public string Text { get; }

    /// <summary>The steps from the object down.</summary>
    public IReadOnlyList<OverlayStep> Steps { get; }

    /// <summary>Where the path was written.</summary>
    public MeshOrigin? Origin { get; }

    /// <summary>The path that <paramref name="text"/> means.</summary>
    /// <exception cref="MeshException">It is empty, too long or has an open bracket (<c>OverlayInvalid</c>).</exception>
    public static OverlayPath Parse(string text, MeshOrigin? origin)
    {
        List<OverlayStep> steps = [];
        StringBuilder name = new();
        for (int index = 0; index < text.Length && text.Length <= LongestPath; index++)
        {
            switch (text[index])
            {
                case '\\' when index + 1 < text.Length && text[index + 1] is '.' or '[' or ']':
                    name.Append(text[++index]);
                    break;
                case '.':
                    EndName(name, steps);
                    break;
                case '[':
                    EndName(name, steps);
                    int end = ClosingBracket(text, index);
                    if (end < 0)
                    {
                        throw OverlayErrors.Invalid($"The path '{text}' has a bracket that does not close.", origin, text);
                    }

                    steps.Add(Bracket(text[(index + 1)..end]));
                    index = end;
                    break;
                default:
                    name.Append(text[index]);
                    break;
            }
        }

        EndName(name, steps);
        return steps.Count > 0
            ? new OverlayPath(text, steps, origin)
            : throw OverlayErrors.Invalid(text.Length > LongestPath ? "The path is too long." : "The path is empty.", origin, text);
    }

    private static int ClosingBracket(string text, int start)
    {
        for (int index = start; index < text.Length; index++)
        {
            if (text[index] == '\\')
            {
                index++;
            }
            else if (text[index] == ']')
            {
                return index;
            }
        }

        return -1;
    }

    private static void EndName(StringBuilder name, List<OverlayStep> steps)
    {
        if (name.Length > 0)
        {
            steps.Add(new OverlayStep(OverlayStepKind.Field, name.ToString(), string.Empty, 0));
            name.Clear();
        }
    }

    private static OverlayStep Bracket(string content)
    {
        if (int.TryParse(content, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int position) && position >= -1)
        {
            return new OverlayStep(OverlayStepKind.Position, string.Empty, string.Empty, position);
        }

        return KeyAndValue().Match(content) is { Success: true } pair
            ? new OverlayStep(OverlayStepKind.KeyValue, pair.Groups["key"].Value, Unescape(pair.Groups["value"].Value), 0)
            : new OverlayStep(OverlayStepKind.Value, string.Empty, Unescape(content.TrimStart(':')), 0);
    }

    private static string Unescape(string text) => Escaped().Replace(text, "$1");

    [GeneratedRegex(@"\A(?<key>[A-Za-z0-9_-]+):(?<value>.+)\z")]
    private static partial Regex KeyAndValue();

    [GeneratedRegex(@"\\([.:\[\]])")]
    private static partial Regex Escaped();
}
