namespace MeshInstall.Charts.Dates;

/// <summary>Walks through the elements of a layout.</summary>
internal struct LayoutScanner(string layout)
{
    private static readonly (string Text, LayoutElement Element)[] Elements =
    [
        ("January", LayoutElement.LongMonth), ("Jan", LayoutElement.ShortMonth),
        ("Monday", LayoutElement.LongWeekday), ("Mon", LayoutElement.ShortWeekday), ("MST", LayoutElement.ZoneName),
        ("01", LayoutElement.ZeroMonth), ("02", LayoutElement.ZeroDay), ("03", LayoutElement.ZeroHour12), ("04", LayoutElement.ZeroMinute),
        ("05", LayoutElement.ZeroSecond), ("06", LayoutElement.Year), ("002", LayoutElement.ZeroYearDay),
        ("15", LayoutElement.Hour), ("1", LayoutElement.Month), ("2006", LayoutElement.LongYear), ("2", LayoutElement.Day),
        ("_2", LayoutElement.SpaceDay), ("__2", LayoutElement.SpaceYearDay), ("3", LayoutElement.Hour12), ("4", LayoutElement.Minute), ("5", LayoutElement.Second),
        ("PM", LayoutElement.UpperHalf), ("pm", LayoutElement.LowerHalf),
        ("-070000", LayoutElement.Offset), ("-07:00:00", LayoutElement.Offset), ("-0700", LayoutElement.Offset), ("-07:00", LayoutElement.Offset), ("-07", LayoutElement.Offset),
        ("Z070000", LayoutElement.Offset), ("Z07:00:00", LayoutElement.Offset), ("Z0700", LayoutElement.Offset), ("Z07:00", LayoutElement.Offset), ("Z07", LayoutElement.Offset),
    ];

    private int end;

    public LayoutElement Element { get; private set; }

    /// <summary>The text between the element before and this one.</summary>
    public string Prefix { get; private set; } = string.Empty;

    /// <summary>The element as the layout has it.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>Goes to the next element, or to the end with the text that is left.</summary>
    public bool Next()
    {
        for (int i = end; i < layout.Length; i++)
        {
            (LayoutElement element, int length) = At(i);
            if (element != LayoutElement.None)
            {
                // The underscore of "_2006" is plain text.
                int start = element == LayoutElement.SpaceDay && Follows(i + 1, "2006") ? i + 1 : i;
                (element, length) = start == i ? (element, length) : (LayoutElement.LongYear, 4);
                (Element, Prefix, Text, end) = (element, layout[end..start], layout.Substring(start, length), start + length);
                return true;
            }
        }

        (Element, Prefix, Text, end) = (LayoutElement.None, layout[end..], string.Empty, layout.Length);
        return false;
    }

    private readonly (LayoutElement Element, int Length) At(int start)
    {
        switch (layout[start])
        {
            case '.' or ',':
                return Fraction(start);
            case 'J' or 'M' or '0' or '1' or '2' or '_' or '3' or '4' or '5' or 'P' or 'p' or '-' or 'Z':
                foreach ((string text, LayoutElement element) in Elements)
                {
                    bool isWord = element is LayoutElement.ShortMonth or LayoutElement.ShortWeekday;
                    if (Follows(start, text) && !(isWord && start + 3 < layout.Length && char.IsAsciiLetterLower(layout[start + 3])))
                    {
                        return (element, text.Length);
                    }
                }

                break;
        }

        return default;
    }

    private readonly (LayoutElement Element, int Length) Fraction(int start)
    {
        int at = start + 1;
        char digit = at < layout.Length ? layout[at] : ' ';
        while (at < layout.Length && layout[at] == digit)
        {
            at++;
        }

        return digit is not ('0' or '9') || (at < layout.Length && char.IsAsciiDigit(layout[at])) ? default
            : (digit == '0' ? LayoutElement.Fraction : LayoutElement.TrimmedFraction, at - start);
    }

    private readonly bool Follows(int start, string text) => string.CompareOrdinal(layout, start, text, 0, text.Length) == 0;
}
