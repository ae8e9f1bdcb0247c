namespace MeshInstall.Charts.GoTemplates.Lexing;

/// <summary>The markers <c>{{- </c> and <c> -}}</c> that take the white space beside an action away.</summary>
internal static class Trimming
{
    /// <summary>The dash and the space.</summary>
    public const int MarkerLength = 2;

    private const string RightDelimiter = "}}";

    public static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    public static bool StartsWithLeftMarker(string source, int position) =>
        position + 1 < source.Length && source[position] == '-' && IsSpace(source[position + 1]);

    public static bool IsRightDelimiter(string source, int position, out bool trims)
    {
        trims = position + 1 < source.Length && IsSpace(source[position]) && source[position + 1] == '-' && IsBareDelimiter(source, position + MarkerLength);
        return trims || IsBareDelimiter(source, position);
    }

    public static bool IsBareDelimiter(string source, int position) =>
        string.CompareOrdinal(source, position, RightDelimiter, 0, RightDelimiter.Length) == 0;

    /// <summary>The end of the text from <paramref name="start"/> to <paramref name="end"/> without its last white space.</summary>
    public static int BackOverSpaces(string source, int start, int end)
    {
        while (end > start && IsSpace(source[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>Where the text goes on after the delimiter at <paramref name="position"/>.</summary>
    public static int AfterRightDelimiter(string source, int position, bool trims)
    {
        position += (trims ? MarkerLength : 0) + RightDelimiter.Length;
        while (trims && position < source.Length && IsSpace(source[position]))
        {
            position++;
        }

        return position;
    }
}
