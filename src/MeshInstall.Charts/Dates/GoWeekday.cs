using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>Go's <c>time.Weekday</c>; Sunday is 0.</summary>
internal sealed class GoWeekday(int day) : GoNamedInteger(WeekdayType, day)
{
    private static readonly GoType WeekdayType = TypeOfNames("time.Weekday");

    public override string ToString() => LayoutText.LongDays[(int)Value];
}
