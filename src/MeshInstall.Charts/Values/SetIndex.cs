using System.Globalization;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.Values;

/// <summary>The index between brackets, as Go's <c>strconv.Atoi</c> reads it.</summary>
internal static class SetIndex
{
    /// <exception cref="HelmSetException">It is no integer of 64 bits.</exception>
    public static long Read(string digits)
    {
        string unsigned = digits.Length > 0 && digits[0] is '+' or '-' ? digits[1..] : digits;
        if (unsigned.Length == 0 || !unsigned.All(char.IsAsciiDigit))
        {
            throw Wrong(digits, "invalid syntax");
        }

        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long index))
        {
            throw Wrong(digits, "value out of range");
        }

        return index;
    }

    private static HelmSetException Wrong(string digits, string reason) =>
        new($"error parsing index: strconv.Atoi: parsing {GoQuoting.Quote(digits)}: {reason}");
}
