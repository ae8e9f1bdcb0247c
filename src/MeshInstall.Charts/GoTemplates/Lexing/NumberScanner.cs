namespace MeshInstall.Charts.GoTemplates.Lexing;

/// <summary>Finds the end of a number. It takes more than numbers are; what is none is noticed when its value is read.</summary>
internal static class NumberScanner
{
    private const string Decimal = "0123456789_";
    private const string Hexadecimal = "0123456789abcdefABCDEF_";

    public static int Scan(string source, int position)
    {
        position = Accept(source, position, "+-");
        string digits = Decimal;
        if (At(source, position) == '0')
        {
            digits = At(source, ++position) switch
            {
                'x' or 'X' => Hexadecimal,
                'o' or 'O' => "01234567_",
                'b' or 'B' => "01_",
                _ => Decimal,
            };
            position += digits == Decimal ? 0 : 1;
        }

        position = AcceptRun(source, position, digits);
        if (At(source, position) == '.')
        {
            position = AcceptRun(source, position + 1, digits);
        }

        string exponent = digits == Decimal ? "eE" : digits == Hexadecimal ? "pP" : string.Empty;
        if (Accept(source, position, exponent) is var after && after > position)
        {
            position = AcceptRun(source, Accept(source, after, "+-"), Decimal);
        }

        return Accept(source, position, "i");
    }

    private static char At(string source, int position) => position < source.Length ? source[position] : '\0';

    private static int Accept(string source, int position, string set) =>
        position < source.Length && set.Contains(source[position]) ? position + 1 : position;

    private static int AcceptRun(string source, int position, string set)
    {
        while (position < source.Length && set.Contains(source[position]))
        {
            position++;
        }

        return position;
    }
}
