using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>Go's <c>time.Month</c>, from 1.</summary>
internal sealed class GoMonth(int month) : GoNamedInteger(MonthType, month)
{
    private static readonly GoType MonthType = new("time.Month", GoKind.Int)
    {
        Methods = new[] { new GoFunction("String", (_, a) => a[0]!.ToString()) }.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal),
    };

    public override string ToString() => LayoutText.LongMonths[(int)Value - 1];
}
