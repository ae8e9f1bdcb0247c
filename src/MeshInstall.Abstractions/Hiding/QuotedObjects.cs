using System.Text;

namespace MeshInstall;

/// <summary>Takes objects out of sentences that quote them, as webhooks and servers do with what they refuse: as JSON, or as Go prints values.</summary>
internal static class QuotedObjects
{
    /// <summary>What stands in place of an object.</summary>
    public const string Text = "{...}";

    private const int Short = 60;
    private const int MaxRead = 64 * 1024;
    private const int MaxLength = 2_000;

    /// <summary>The sentence without them, of at most 2,000 characters. Short values stay: they tell what is wrong with a field.</summary>
    public static string Without(string sentence)
    {
        string read = sentence.Length > MaxRead ? sentence[..MaxRead] : sentence;
        StringBuilder told = new(Math.Min(read.Length, MaxLength));
        int at = 0;
        while (at < read.Length && told.Length <= MaxLength)
        {
            int start = Opening(read, at);
            if (start < 0)
            {
                told.Append(read, at, read.Length - at);
                break;
            }

            int end = End(read, start);
            told.Append(read, at, start - at);
            told.Append(end - start > Short || end > read.Length ? Text : read[start..end]);
            at = end;
        }

        return told.Length > MaxLength ? told.ToString(0, MaxLength - 3) + "..." : told.ToString();
    }

    private static int Opening(string text, int from)
    {
        int brace = text.IndexOf('{', from);
        int map = text.IndexOf("map[", from, StringComparison.Ordinal);
        return brace < 0 || (map >= 0 && map < brace) ? map : brace;
    }

    /// <summary>Behind the last bracket; behind the text where there is none.</summary>
    private static int End(string text, int start)
    {
        int depth = 0;
        bool isQuoted = false;
        for (int at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '{' or '[' when !isQuoted:
                    depth++;
                    break;
                case '}' or ']' when !isQuoted && --depth == 0:
                    return at + 1;
            }
        }

        return text.Length + 1;
    }
}
