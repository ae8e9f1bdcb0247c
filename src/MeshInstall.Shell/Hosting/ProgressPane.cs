using System.Management.Automation;
using System.Text;

namespace MeshInstall.Shell.Hosting;

/// <summary>Draws the running activities under the text, one line each, and takes them off before anything else is written.</summary>
internal sealed class ProgressPane
{
    private const int BarWidth = 24;
    private readonly SortedDictionary<int, ProgressRecord> _activities = [];
    private int _drawnLines;

    public void Update(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            _activities.Remove(record.ActivityId);
        }
        else
        {
            _activities[record.ActivityId] = record;
        }

        Draw();
    }

    public void Clear()
    {
        if (_drawnLines == 0)
        {
            return;
        }

        StringBuilder text = new();
        AppendClear(text);
        Console.Out.Write(text);
        _drawnLines = 0;
    }

    public void End()
    {
        Clear();
        _activities.Clear();
    }

    private void Draw()
    {
        StringBuilder text = new(Ansi.HideCursor);
        AppendClear(text);
        int width = Math.Max(20, WindowWidth() - 1);
        foreach (ProgressRecord record in _activities.Values)
        {
            string line = Line(record);
            text.Append(line.Length > width ? line[..width] : line).Append('\n');
        }

        Console.Out.Write(text.Append(Ansi.ShowCursor));
        _drawnLines = _activities.Count;
    }

    private void AppendClear(StringBuilder text)
    {
        for (int line = 0; line < _drawnLines; line++)
        {
            text.Append(Ansi.Up(1)).Append(Ansi.EraseLine);
        }

        text.Append('\r');
    }

    private static string Line(ProgressRecord record)
    {
        string indent = record.ParentActivityId >= 0 ? "  " : string.Empty;
        string bar = string.Empty;
        if (record.PercentComplete >= 0)
        {
            int filled = Math.Clamp(record.PercentComplete, 0, 100) * BarWidth / 100;
            bar = $"[{new string('=', filled)}{new string(' ', BarWidth - filled)}] ";
        }

        return $"{indent}{bar}{record.Activity}: {record.StatusDescription} {record.CurrentOperation}".TrimEnd();
    }

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
