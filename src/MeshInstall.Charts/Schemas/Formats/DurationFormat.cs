using System.Text;

namespace MeshInstall.Charts.Schemas.Formats;

/// <summary>The format <c>duration</c>.</summary>
internal static class DurationFormat
{
    private static readonly string[] Units = ["YMD", "HMS"];

    public static string? Check(string text)
    {
        if (!text.StartsWith('P'))
        {
            return "must start with P";
        }

        text = text[1..];
        if (text.Length == 0)
        {
            return "nothing after P";
        }

        if (text.EndsWith('W'))
        {
            return text.Length == 1 ? "no number in week" : text[..^1].All(char.IsAsciiDigit) ? null : "invalid week";
        }

        string[] parts = text.Split('T');
        for (int i = 0; i < parts.Length; i++)
        {
            string? error = i > 0 && parts[i].Length == 0 ? "no time elements" : i >= Units.Length ? "more than one T" : CheckPart(parts[i], Units[i]);
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    private static string? CheckPart(string part, string all)
    {
        string units = all;
        while (part.Length > 0)
        {
            int digits = part.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits == 0)
            {
                return "missing number";
            }

            if (digits < 0)
            {
                return "missing unit";
            }

            // Go looks at one byte here.
            Rune unit = new((int)GoValues.GoString.ToBytes(part[digits..])[0]);
            int place = unit.IsAscii ? units.IndexOf((char)unit.Value, StringComparison.Ordinal) : -1;
            if (place < 0)
            {
                return unit.IsAscii && all.Contains((char)unit.Value, StringComparison.Ordinal) ? $"unit {FormatText.Quote(unit)} out of order" : $"invalid unit {FormatText.Quote(unit)}";
            }

            units = units[(place + 1)..];
            part = part[(digits + 1)..];
        }

        return null;
    }
}
