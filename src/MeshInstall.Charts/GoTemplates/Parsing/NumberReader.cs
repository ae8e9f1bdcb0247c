using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using MeshInstall.Charts.GoTemplates.Lexing;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>Reads number and character constants by Go's rules.</summary>
internal static partial class NumberReader
{
    /// <summary>The number; <paramref name="error"/> says in Go's words why there is none.</summary>
    public static NumberNode? Read(int position, string text, TokenKind kind, out string error)
    {
        error = string.Empty;
        if (kind == TokenKind.CharacterConstant)
        {
            return GoUnquoting.TryUnquoteCharacter(text, out int rune, out error) ? new NumberNode(position, text, rune, (ulong)rune, rune) : null;
        }

        if (text.EndsWith('i'))
        {
            error = $"complex numbers are not supported: {text}";
            return null;
        }

        if (ReadInteger(text) is { } integer)
        {
            bool fits = integer >= long.MinValue && integer <= long.MaxValue;
            bool isUnsigned = integer.Sign >= 0 && integer <= ulong.MaxValue && (text[0] is not ('+' or '-') || integer.IsZero);
            if (fits || isUnsigned)
            {
                return new NumberNode(position, text, fits ? (long)integer : null, isUnsigned ? (ulong)integer : null, (double)integer);
            }
        }

        if (ReadFloat(text) is not { } number)
        {
            error = $"illegal number syntax: {GoQuoting.Quote(text)}";
            return null;
        }

        if (!text.AsSpan().ContainsAny(".eEpP"))
        {
            error = $"integer overflow: {GoQuoting.Quote(text)}";
            return null;
        }

        bool isInteger = number >= long.MinValue && number < 9223372036854775808.0 && Math.Truncate(number) == number;
        bool isWhole = number >= 0 && number < 18446744073709551616.0 && Math.Truncate(number) == number;
        return new NumberNode(position, text, isInteger ? (long)number : null, isWhole ? (ulong)number : null, number);
    }

    private static BigInteger? ReadInteger(string text)
    {
        Match match = Integer().Match(text);
        if (!match.Success)
        {
            return null;
        }

        int radix = match.Groups["hex"].Success ? 16 : match.Groups["bin"].Success ? 2 : match.Groups["oct"].Success ? 8 : 10;
        string digits = match.Groups["hex"].Value + match.Groups["bin"].Value + match.Groups["oct"].Value + match.Groups["dec"].Value;
        BigInteger value = BigInteger.Zero;
        int count = 0;
        foreach (char c in digits.Where(c => c != '_').SkipWhile(c => c == '0'))
        {
            // More digits than uint64 has in any base: no integer.
            if (++count > 64)
            {
                return null;
            }

            value = (value * radix) + Convert.ToInt32(c.ToString(), 16);
        }

        return text[0] == '-' ? -value : value;
    }

    private static double? ReadFloat(string text)
    {
        string digits = text.Replace("_", string.Empty, StringComparison.Ordinal);
        if (Hexadecimal().Match(text) is { Success: true } match)
        {
            return ReadHexadecimal(match, text[0] == '-');
        }

        return DecimalFloat().IsMatch(text) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : null;
    }

    private static double? ReadHexadecimal(Match match, bool isNegative)
    {
        BigInteger mantissa = BigInteger.Zero;
        string fraction = match.Groups["fraction"].Value.Replace("_", string.Empty, StringComparison.Ordinal);
        foreach (char c in match.Groups["whole"].Value.Replace("_", string.Empty, StringComparison.Ordinal) + fraction)
        {
            mantissa = (mantissa * 16) + Convert.ToInt32(c.ToString(), 16);
        }

        if (!int.TryParse(match.Groups["exponent"].Value.Replace("_", string.Empty, StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent)
            || Math.Abs((long)exponent) > 10_000)
        {
            return null;
        }

        double value = Math.ScaleB((double)mantissa, exponent - (4 * fraction.Length));
        return double.IsFinite(value) ? isNegative ? -value : value : null;
    }

    [GeneratedRegex(@"^[+-]?(?:0[xX](?<hex>(?:_?[0-9a-fA-F])+)|0[bB](?<bin>(?:_?[01])+)|0[oO]?(?<oct>(?:_?[0-7])+)|(?<dec>[1-9](?:_?[0-9])*|0))\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[+-]?(?:[0-9](?:_?[0-9])*(?:\.(?:[0-9](?:_?[0-9])*)?)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalFloat();

    [GeneratedRegex(@"^[+-]?0[xX](?<whole>(?:_?[0-9a-fA-F])*)(?:\.(?<fraction>[0-9a-fA-F_]*))?[pP](?<exponent>[+-]?[0-9](?:_?[0-9])*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Hexadecimal();
}
