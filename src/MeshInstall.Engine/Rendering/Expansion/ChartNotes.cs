namespace MeshInstall.Engine.Rendering.Expansion;

/// <summary>The text that a chart prints for the reader.</summary>
internal static class ChartNotes
{
    private const string Mark = "WARNING";

    /// <summary>The text without secrets; charts print passwords for those who install them by hand, and a log keeps them.</summary>
    public static string Shown(string notes, MeshMap values) => notes.Length == 0 ? notes : HiddenWords.Of([values]).Mask(HiddenValues.Of(notes));

    /// <summary>The lines that warn, as they may be shown; most charts have none, and then nothing is looked for.</summary>
    public static IEnumerable<string> WarningsOf(string notes, MeshMap values) =>
        notes.Contains(Mark, StringComparison.OrdinalIgnoreCase) ? WarningsOf(Shown(notes, values)) : [];

    /// <summary>The lines that warn, without that word; charts frame it with signs such as <c>#</c> and <c>*</c>.</summary>
    public static IEnumerable<string> WarningsOf(string notes)
    {
        foreach (string line in notes.Split('\n'))
        {
            string text = line.Trim(' ', '\t', '\r', '#', '*', '!', '=', '-', '|');
            if (text.StartsWith(Mark + ":", StringComparison.OrdinalIgnoreCase) && text[(Mark.Length + 1)..].Trim() is { Length: > 0 } warning)
            {
                yield return warning;
            }
        }
    }
}
