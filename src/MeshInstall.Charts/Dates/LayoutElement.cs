namespace MeshInstall.Charts.Dates;

/// <summary>The elements of Go's date layouts, named by what they stand for; the comment gives the reference time's text.</summary>
internal enum LayoutElement
{
    /// <summary>The end of the layout.</summary>
    None,

    /// <summary>January.</summary>
    LongMonth,

    /// <summary>Jan.</summary>
    ShortMonth,

    /// <summary>1.</summary>
    Month,

    /// <summary>01.</summary>
    ZeroMonth,

    /// <summary>Monday.</summary>
    LongWeekday,

    /// <summary>Mon.</summary>
    ShortWeekday,

    /// <summary>2.</summary>
    Day,

    /// <summary>_2.</summary>
    SpaceDay,

    /// <summary>02.</summary>
    ZeroDay,

    /// <summary>__2.</summary>
    SpaceYearDay,

    /// <summary>002.</summary>
    ZeroYearDay,

    /// <summary>15.</summary>
    Hour,

    /// <summary>3.</summary>
    Hour12,

    /// <summary>03.</summary>
    ZeroHour12,

    /// <summary>4.</summary>
    Minute,

    /// <summary>04.</summary>
    ZeroMinute,

    /// <summary>5.</summary>
    Second,

    /// <summary>05.</summary>
    ZeroSecond,

    /// <summary>2006.</summary>
    LongYear,

    /// <summary>06.</summary>
    Year,

    /// <summary>PM.</summary>
    UpperHalf,

    /// <summary>pm.</summary>
    LowerHalf,

    /// <summary>MST.</summary>
    ZoneName,

    /// <summary>An offset, such as -07:00 or Z0700.</summary>
    Offset,

    /// <summary>.000, with every digit.</summary>
    Fraction,

    /// <summary>.999, without zeros at the end.</summary>
    TrimmedFraction,
}
