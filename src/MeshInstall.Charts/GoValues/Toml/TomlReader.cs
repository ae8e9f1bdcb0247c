using System.Globalization;
using MeshInstall.Charts.Dates;
using MeshInstall.Charts.Functions;
using Tomlyn;
using Tomlyn.Model;

namespace MeshInstall.Charts.GoValues.Toml;

/// <summary>Reads TOML: whole numbers are int64, arrays of tables have their own type, times without a zone are of the local one.</summary>
internal sealed class TomlReader(TimeProvider clock)
{
    private static readonly GoType SliceOfMaps = new("[]map[string]interface {}", GoKind.Slice) { ElementZero = new GoMap { IsNil = true } };
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <exception cref="GoFunctionException">The text is no TOML.</exception>
    public GoMap Read(string text)
    {
        try
        {
            return FromTable(TomlSerializer.Deserialize<TomlTable>(text) ?? []);
        }
        catch (TomlException exception)
        {
            throw new GoFunctionException(string.Create(CultureInfo.InvariantCulture, $"toml: line {exception.Line ?? 1}: {exception.Message}"), exception);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new GoFunctionException($"toml: {exception.Message}", exception);
        }
    }

    private GoMap FromTable(TomlTable table)
    {
        GoMap map = new();
        foreach (KeyValuePair<string, object> entry in table)
        {
            map[entry.Key] = FromValue(entry.Value);
        }

        return map;
    }

    private object? FromValue(object value) => value switch
    {
        TomlTable table => FromTable(table),
        TomlTableArray tables => new GoList(SliceOfMaps, [.. tables.Select(FromTable)]),
        TomlArray array => new GoList([.. array.Select(item => FromValue(item!))]),
        TomlDateTime time => FromTime(time),
        _ => value,
    };

    private GoTime FromTime(TomlDateTime time)
    {
        DateTimeOffset moment = time.DateTime;
        long seconds = (moment.DateTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
        int nanosecond = (int)(moment.Ticks % TimeSpan.TicksPerSecond) * 100;
        GoLocation zone = time.Kind switch
        {
            TomlDateTimeKind.OffsetDateTimeByZ => GoLocation.Utc,
            TomlDateTimeKind.OffsetDateTimeByNumber => GoLocation.Fixed(string.Empty, (int)moment.Offset.TotalSeconds),
            TomlDateTimeKind.LocalDate => Local("date-local"),
            TomlDateTimeKind.LocalTime => Local("time-local"),
            _ => Local("datetime-local"),
        };
        if (time.Kind == TomlDateTimeKind.LocalTime)
        {
            // Go counts times without a date from 1 January of the year 0, which .NET does not have.
            const long YearZero = -62_167_219_200;
            seconds = YearZero + (moment.TimeOfDay.Ticks % Day.Ticks / TimeSpan.TicksPerSecond);
        }

        return new GoTime(seconds - zone.At(seconds).Offset, nanosecond, zone);
    }

    private GoLocation Local(string name) => GoLocation.Fixed(name, (int)clock.LocalTimeZone.GetUtcOffset(clock.GetUtcNow()).TotalSeconds);
}
