using System.Globalization;

namespace MeshInstall.Charts.Dates;

/// <summary>Takes the elements of a layout from the front of a text.</summary>
internal sealed class TimeFieldReader(string value, TimeFields fields)
{
    /// <summary>The text not read yet.</summary>
    public string Rest { get; private set; } = value;

    /// <summary>The field whose number is beyond its bounds, where one is.</summary>
    public string? OutOfRange { get; private set; }

    /// <summary>Takes plain text; a run of spaces stands for any number of them.</summary>
    public bool Skip(string prefix)
    {
        int at = 0;
        while (at < prefix.Length)
        {
            if (prefix[at] == ' ')
            {
                if (Rest.Length > 0 && Rest[0] != ' ')
                {
                    return false;
                }

                at += prefix.AsSpan(at).IndexOfAnyExcept(' ') is var next and >= 0 ? next : prefix.Length - at;
                Rest = Rest.TrimStart(' ');
                continue;
            }

            if (Rest.Length == 0 || Rest[0] != prefix[at])
            {
                return false;
            }

            at++;
            Rest = Rest[1..];
        }

        return true;
    }

    /// <summary>Takes an element; false where the text is none.</summary>
    public bool Read(LayoutElement element, string shown, bool isFractionNext) => element switch
    {
        LayoutElement.Year => ReadShortYear(),
        LayoutElement.LongYear => ReadLongYear(),
        LayoutElement.ShortMonth => ReadName(LayoutText.ShortMonths) is var month and >= 0 && (fields.Month = month + 1) > 0,
        LayoutElement.LongMonth => ReadName(LayoutText.LongMonths) is var month and >= 0 && (fields.Month = month + 1) > 0,
        LayoutElement.Month or LayoutElement.ZeroMonth => ReadNumber(2, element == LayoutElement.ZeroMonth, out int month) && Keep(fields.Month = month, 1, 12, "month"),
        LayoutElement.ShortWeekday => ReadName(LayoutText.ShortDays) >= 0,
        LayoutElement.LongWeekday => ReadName(LayoutText.LongDays) >= 0,
        LayoutElement.Day or LayoutElement.ZeroDay or LayoutElement.SpaceDay => ReadDay(element),
        LayoutElement.ZeroYearDay or LayoutElement.SpaceYearDay => ReadYearDay(element),
        LayoutElement.Hour => ReadNumber(2, isFixed: false, out int hour) && Keep(fields.Hour = hour, 0, 23, "hour"),
        LayoutElement.Hour12 or LayoutElement.ZeroHour12 => ReadNumber(2, element == LayoutElement.ZeroHour12, out int hour) && Keep(fields.Hour = hour, 0, 12, "hour"),
        LayoutElement.Minute or LayoutElement.ZeroMinute => ReadNumber(2, element == LayoutElement.ZeroMinute, out int minute) && Keep(fields.Minute = minute, 0, 59, "minute"),
        LayoutElement.Second or LayoutElement.ZeroSecond => ReadSecond(element, isFractionNext),
        LayoutElement.UpperHalf => ReadHalf("AM", "PM"),
        LayoutElement.LowerHalf => ReadHalf("am", "pm"),
        LayoutElement.ZoneName => ReadZoneName(),
        LayoutElement.Fraction => Rest.Length >= shown.Length && ReadFraction(shown.Length),
        LayoutElement.TrimmedFraction => !StartsFraction() || ReadFraction(FractionLength()),
        _ => ReadOffset(shown),
    };

    private string Take(int count)
    {
        string taken = Rest[..count];
        Rest = Rest[count..];
        return taken;
    }

    private bool Keep(int number, int low, int high, string what)
    {
        OutOfRange = number < low || number > high ? what : null;
        return OutOfRange is null;
    }

    private bool ReadNumber(int digits, bool isFixed, out int number)
    {
        int count = 0;
        while (count < digits && count < Rest.Length && char.IsAsciiDigit(Rest[count]))
        {
            count++;
        }

        bool ok = count > 0 && (!isFixed || count == digits);
        number = ok ? int.Parse(Take(count), CultureInfo.InvariantCulture) : 0;
        return ok;
    }

    private bool ReadShortYear()
    {
        if (Rest.Length < 2 || Signed(Take(2)) is not { } year)
        {
            return false;
        }

        // The Unix epoch's year can be 69 west of Greenwich.
        fields.Year = year >= 69 ? year + 1900 : year + 2000;
        return true;
    }

    private bool ReadLongYear()
    {
        if (Rest.Length < 4 || !char.IsAsciiDigit(Rest[0]) || !int.TryParse(Take(4), NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            return false;
        }

        fields.Year = year;
        return true;
    }

    private int ReadName(IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (Rest.StartsWith(names[i], StringComparison.OrdinalIgnoreCase))
            {
                Take(names[i].Length);
                return i;
            }
        }

        return -1;
    }

    private bool ReadDay(LayoutElement element)
    {
        SkipSpace(element == LayoutElement.SpaceDay ? 1 : 0);
        bool ok = ReadNumber(2, element == LayoutElement.ZeroDay, out int day);
        fields.Day = day;
        return ok;
    }

    private bool ReadYearDay(LayoutElement element)
    {
        SkipSpace(element == LayoutElement.SpaceYearDay ? 2 : 0);
        bool ok = ReadNumber(3, element == LayoutElement.ZeroYearDay, out int day);
        fields.YearDay = day;
        return ok;
    }

    private void SkipSpace(int most)
    {
        for (int i = 0; i < most && Rest.StartsWith(' '); i++)
        {
            Rest = Rest[1..];
        }
    }

    private bool ReadSecond(LayoutElement element, bool isFractionNext)
    {
        if (!ReadNumber(2, element == LayoutElement.ZeroSecond, out int second) || !Keep(fields.Second = second, 0, 59, "second"))
        {
            return false;
        }

        // A fraction may follow though the layout shows none.
        return isFractionNext || !StartsFraction() || ReadFraction(FractionLength());
    }

    private bool StartsFraction() => Rest.Length >= 2 && Rest[0] is '.' or ',' && char.IsAsciiDigit(Rest[1]);

    private int FractionLength() => Rest.AsSpan(1).IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end + 1 : Rest.Length;

    private bool ReadFraction(int length)
    {
        string taken = Take(length);
        string digits = taken.Length > 10 ? taken[1..10] : taken[1..];
        if (taken[0] is not ('.' or ',') || Signed(digits) is not { } number)
        {
            return false;
        }

        if (number < 0)
        {
            OutOfRange = "fractional second";
            return false;
        }

        fields.Nanosecond = number * (int)Math.Pow(10, 9 - digits.Length);
        return true;
    }

    private bool ReadHalf(string morning, string afternoon)
    {
        if (Rest.Length < 2)
        {
            return false;
        }

        string half = Take(2);
        fields.IsAfternoon = half == afternoon ? true : half == morning ? false : fields.IsAfternoon;
        return half == morning || half == afternoon;
    }

    private bool ReadZoneName()
    {
        if (Rest.StartsWith("UTC", StringComparison.Ordinal))
        {
            Take(3);
            fields.IsUtc = true;
            return true;
        }

        int length = ZoneAbbreviation.LengthIn(Rest);
        if (length == 0)
        {
            return false;
        }

        fields.ZoneName = Take(length);
        return true;
    }

    private bool ReadOffset(string shown)
    {
        if (shown[0] == 'Z' && Rest.StartsWith('Z'))
        {
            Take(1);
            fields.IsUtc = true;
            return true;
        }

        // The shown offset says where the digits and colons are.
        if (Rest.Length < shown.Length)
        {
            return false;
        }

        for (int i = 1; i < shown.Length; i++)
        {
            if (shown[i] == ':' && Rest[i] != ':')
            {
                return false;
            }
        }

        string taken = Take(shown.Length);
        string digits = taken[1..];
        digits = shown.Contains(':', StringComparison.Ordinal) ? digits.Remove(2, 1) is var once && once.Length > 4 ? once.Remove(4, 1) : once : digits;
        digits = digits.PadRight(6, '0');
        bool ok = digits.All(char.IsAsciiDigit);
        int hours = Number(digits, 0), minutes = ok || hours >= 0 ? Number(digits, 2) : -1, seconds = minutes >= 0 ? Number(digits, 4) : -1;
        OutOfRange = seconds > 60 ? "time zone offset second" : minutes > 60 ? "time zone offset minute" : hours > 24 ? "time zone offset hour" : null;
        fields.Offset = ((((hours * 60) + minutes) * 60) + seconds) * (taken[0] == '-' ? -1 : 1);
        return ok && OutOfRange is null && taken[0] is '+' or '-';
    }

    /// <summary>A number with or without a sign; Go reads a sign alone as 0.</summary>
    private static int? Signed(string text)
    {
        string digits = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        return digits.Length == 0 ? 0
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number * (text[0] == '-' ? -1 : 1)
            : null;
    }

    private static int Number(string digits, int start) =>
        int.TryParse(digits.AsSpan(start, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
}
