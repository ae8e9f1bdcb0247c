using System.Globalization;

namespace MeshInstall.Charts.Loading;

/// <summary>What one chart has used up of its bounds, everything inside it counted: subcharts, and archives in archives.</summary>
internal sealed class LoadBudget(string chart, ChartLimits limits)
{
    private int _files;
    private long _bytes;

    public ChartLimits Limits { get; } = limits;

    public void CountFile(string name, long size)
    {
        if (size > Limits.MaxFileBytes)
        {
            throw ChartErrors.TooLarge(chart, string.Create(CultureInfo.InvariantCulture,
                $"'{name}' has {size} bytes; a file may have {Limits.MaxFileBytes}"));
        }

        CountEntry();
        _bytes += size;
        if (_bytes > Limits.MaxChartBytes)
        {
            throw ChartErrors.TooLarge(chart, string.Create(CultureInfo.InvariantCulture,
                $"its files together have more than {Limits.MaxChartBytes} bytes"));
        }
    }

    /// <summary>Counts something that has no content of its own, such as a folder.</summary>
    public void CountEntry()
    {
        if (++_files > Limits.MaxFiles)
        {
            throw ChartErrors.TooLarge(chart, string.Create(CultureInfo.InvariantCulture, $"it has more than {Limits.MaxFiles} files"));
        }
    }

    public void RequireDepth(int depth)
    {
        if (depth > Limits.MaxSubchartDepth)
        {
            throw ChartErrors.TooLarge(chart, string.Create(CultureInfo.InvariantCulture,
                $"its subcharts nest deeper than {Limits.MaxSubchartDepth} levels"));
        }
    }
}
