using System.Globalization;
using System.Management.Automation;

namespace MeshInstall.Pipeline;

/// <summary>Lets a TimeSpan parameter take seconds (<c>300</c>), <c>90s</c>, <c>5m</c>, <c>1h</c>, <c>1h30m</c>, or a TimeSpan.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationAttribute : ArgumentTransformationAttribute
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Whether no time at all is a duration too. Never more than a day, never less than nothing.</summary>
    public bool AllowZero { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        TimeSpan span = Read(inputData);
        return span <= Longest && (span > TimeSpan.Zero || (AllowZero && span == TimeSpan.Zero))
            ? span
            : throw new ArgumentTransformationMetadataException(
                $"'{inputData}' is out of range. Give more than {(AllowZero ? "or exactly " : string.Empty)}nothing and at most one day.");
    }

    private static TimeSpan Read(object inputData) =>
        inputData.Unwrapped() switch
        {
            TimeSpan span => span,

            // PowerShell itself reads an unquoted 90s as the Int16 90: every number is one of seconds.
            byte or short or int or long or float or double => Seconds(Convert.ToDouble(PSObject.AsPSObject(inputData).BaseObject, CultureInfo.InvariantCulture)),
            string text when TryParse(text.Trim(), out TimeSpan span) => span,
            var other => throw new ArgumentTransformationMetadataException(
                $"'{other}' is not a duration. Give seconds (300), a number with a unit (90s, 5m, 1h, 1h30m), or a TimeSpan (00:05:00)."),
        };

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, -1, Longest.TotalSeconds + 1));

    private static bool TryParse(string text, out TimeSpan span)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
        {
            span = Seconds(seconds);
            return true;
        }

        return text.Contains(':', StringComparison.Ordinal)
            ? TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span)
            : TryParseUnits(text, out span);
    }

    private static bool TryParseUnits(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        int start = 0;
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsAsciiDigit(text[index]) || text[index] == '.')
            {
                continue;
            }

            // "ms" is one unit, "m" followed by digits another.
            int unitLength = text.AsSpan(index).StartsWith("ms", StringComparison.OrdinalIgnoreCase) ? 2 : 1;
            double? unit = text.Substring(index, unitLength).ToUpperInvariant() switch
            {
                "MS" => 0.001,
                "S" => 1,
                "M" => 60,
                "H" => 3600,
                _ => null,
            };
            if (unit is null || !double.TryParse(
                text.AsSpan(start, index - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount))
            {
                return false;
            }

            span += Seconds(amount * unit.Value);
            index += unitLength - 1;
            start = index + 1;
        }

        return start == text.Length && start > 0;
    }
}
