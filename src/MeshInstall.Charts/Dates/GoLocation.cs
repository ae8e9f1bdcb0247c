using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>Go's <c>*time.Location</c>.</summary>
internal class GoLocation(string name, params ZonePeriod[] periods) : GoObject
{
    private static readonly GoType LocationType = new("*time.Location", GoKind.Ptr)
    {
        Methods = new[] { new GoFunction("String", (_, a) => ((GoLocation)a[0]!).Name) }.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal),
    };

    public static GoLocation Utc { get; } = new("UTC", new ZonePeriod("UTC", 0, IsDaylight: false));

    public string Name { get; } = name;

    public override GoType Type => LocationType;

    /// <summary>Every period that the zone ever has, in the order of its data.</summary>
    public IReadOnlyList<ZonePeriod> Periods { get; } = periods;

    /// <summary>A zone of one offset, in seconds east of UTC.</summary>
    public static GoLocation Fixed(string name, int offset) => new(name, new ZonePeriod(name, offset, IsDaylight: false));

    /// <summary>The period at a time, in seconds since 1970.</summary>
    public virtual ZonePeriod At(long seconds) => Periods[0];

    /// <summary>The offset of the period of that abbreviation, the one in effect where several share it.</summary>
    /// <param name="abbreviation">The abbreviation.</param>
    /// <param name="localSeconds">What the clocks show, as seconds since 1970.</param>
    public int? OffsetOf(string abbreviation, long localSeconds)
    {
        IEnumerable<ZonePeriod> named = Periods.Where(period => period.Name == abbreviation);
        return named.Select(period => At(localSeconds - period.Offset)).FirstOrDefault(period => period.Name == abbreviation)?.Offset ?? named.FirstOrDefault()?.Offset;
    }

    /// <summary>The seconds since 1970 when the clocks show a time; where that is no time or two, one of the two that come near.</summary>
    public long ToUniversal(long localSeconds)
    {
        unchecked
        {
            int guess = At(localSeconds).Offset;
            return guess == 0 ? localSeconds : localSeconds - At(localSeconds - guess).Offset;
        }
    }

    /// <summary>A struct whose fields no encoder sees.</summary>
    public override object? Encode(GoEncoding encoding) => new GoMap();

    public override string ToString() => Name;
}
