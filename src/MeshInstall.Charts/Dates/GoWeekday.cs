using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>Go's <c>time.Weekday</c>; Sunday is 0.</summary>
internal sealed class GoWeekday(int day) : GoNamedInteger(WeekdayType, day)
{
    private static readonly GoType WeekdayType = new("time.Weekday", GoKind.Int)
    {
        Methods = new[] { new GoFunction("String", (_, a) => a[0]!.ToString()) }.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal),
    };

    public override string ToString() => LayoutText.LongDays[(int)Value];
}
