namespace MeshInstall.Charts.Rendering;

/// <summary>
/// Parts the output of a template into documents, as Helm does: at <c>---</c> where a line starts, with the white space around it, whatever
/// follows on the line. A separator that stands right behind another one's white space is no separator.
/// </summary>
internal static class ManifestSplitter
{
    private const string Separator = "---";

    public static IEnumerable<string> Split(string text)
    {
        text = text.Trim();
        int start = text.StartsWith(Separator, StringComparison.Ordinal) ? SkipBlanks(text, Separator.Length) : 0;
        while (true)
        {
            int found = text.IndexOf("\n---", start, StringComparison.Ordinal);
            int end = found < 0 ? text.Length : SkipBlanksBack(text, found, start);
            if (end > start)
            {
                yield return text[start..end].Trim();
            }

            if (found < 0)
            {
                yield break;
            }

            start = SkipBlanks(text, found + 1 + Separator.Length);
        }
    }

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && IsBlank(text[position]))
        {
            position++;
        }

        return position;
    }

    private static int SkipBlanksBack(string text, int position, int start)
    {
        while (position > start && IsBlank(text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private static bool IsBlank(char character) => character is ' ' or '\n' or '\r' or '\t' or '\f';
}
