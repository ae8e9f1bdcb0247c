using System.Text;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.Values;

/// <summary>One expression being read. Each part tells whether the text ended in it, which ends the expression and is no error.</summary>
internal sealed class SetExpression(SetText text, HelmSetReading reading)
{
    private const int MaxNestedNames = 30;
    private readonly SetBudget _budget = new();

    public void Parse(SetTable table)
    {
        while (!ReadKey(table, nesting: 0, depth: 0))
        {
        }
    }

    private bool ReadKey(SetTable table, int nesting, int depth)
    {
        if (!text.ReadUntil(reading.KeyStops, reading.HasEscapes, out string key, out char stop))
        {
            return key.Length == 0 ? true : throw new HelmSetException($"key {GoQuoting.Quote(key)} has no value");
        }

        switch (stop)
        {
            case '[':
                if (!TryReadIndex(out long index))
                {
                    return true;
                }

                SetList list = table.FindList(key);
                bool ended = ReadItem(list, index, nesting, depth + 1);
                Set(table, key, list);
                return ended;
            case '=':
                bool more = reading.ReadValue(text, out object? value);
                Set(table, key, value);
                return !more;
            case ',':
                throw new HelmSetException($"key {GoQuoting.Quote(key)} has no value (cannot end with ,)");
            default:
                return ReadNested(table, key, nesting + 1, depth);
        }
    }

    private bool ReadNested(SetTable table, string key, int nesting, int depth)
    {
        if (nesting > MaxNestedNames)
        {
            throw new HelmSetException($"value name nested level is greater than maximum supported nested level of {MaxNestedNames}");
        }

        SetTable inner = table.FindTable(key);
        bool ended = ReadKey(inner, nesting, depth);
        if (inner.Count > 0)
        {
            Set(table, key, inner);
        }
        else if (!ended)
        {
            throw new HelmSetException($"key map {GoQuoting.Quote(key)} has no value");
        }

        return ended;
    }

    private bool ReadItem(SetList list, long index, int nesting, int depth)
    {
        SetBudget.RequireDepth(depth);
        if (index < 0)
        {
            throw new HelmSetException($"negative {index} index not allowed");
        }

        bool found = text.ReadUntil("[.=", reading.HasEscapes, out string rest, out char stop);
        if (rest.Length > 0)
        {
            throw new HelmSetException($"unexpected data at end of array index: {QuoteRunes(rest)}");
        }

        if (!found)
        {
            return true;
        }

        object? value;
        switch (stop)
        {
            case '=':
                // The end of the text is no end here: Helm looks for another key first, and finds it then.
                reading.ReadValue(text, out value);
                break;
            case '[':
                if (!TryReadIndex(out long next))
                {
                    return true;
                }

                SetList inner = list.FindList(index);
                if (ReadItem(inner, next, nesting, depth + 1))
                {
                    return true;
                }

                value = inner;
                break;
            default:
                SetTable table = list.FindTable(index);
                if (ReadKey(table, nesting, depth))
                {
                    return true;
                }

                value = table;
                break;
        }

        list.Set(index, value, _budget);
        return false;
    }

    /// <summary>False where the text ended before the bracket did.</summary>
    private bool TryReadIndex(out long index)
    {
        index = 0;
        if (!text.ReadUntil("]", reading.HasEscapes, out string digits, out _))
        {
            return false;
        }

        index = SetIndex.Read(digits);
        return true;
    }

    private static void Set(SetTable table, string key, object? value)
    {
        if (key.Length > 0)
        {
            table[key] = value;
        }
    }

    private static string QuoteRunes(string runes) => $"[{string.Join(' ', runes.EnumerateRunes().Select(QuoteRune))}]";

    private static string QuoteRune(Rune rune)
    {
        string quoted = GoQuoting.Quote(rune.ToString())[1..^1];
        return $"'{(rune.Value == '\'' ? "\\'" : rune.Value == '"' ? "\"" : quoted)}'";
    }
}
