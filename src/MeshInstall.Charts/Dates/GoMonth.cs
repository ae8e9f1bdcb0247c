using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>Go's <c>time.Month</c>, from 1.</summary>
internal sealed class GoMonth(int month) : GoNamedInteger(MonthType, month)
{
    private static readonly GoType MonthType = TypeOfNames("time.Month");

    public override string ToString() => LayoutText.LongMonths[(int)Value - 1];
}
