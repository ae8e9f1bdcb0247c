using System.Text;

namespace MeshInstall.Charts.GoValues.Yaml;

/// <summary>The text under way with what the next token must know: the column, the indentation, and whether only white space came before on the line.</summary>
internal sealed class YamlOutput
{
    private const int MaxCharacters = 128_000_000;
    private readonly StringBuilder _text = new();

    /// <summary>The column in characters.</summary>
    public int Column { get; private set; }

    /// <summary>The indentation of the block at hand; -1 outside of all.</summary>
    public int Indent { get; set; } = -1;

    /// <summary>Whether the last character was white space, so that none is due.</summary>
    public bool AfterSpace { get; set; } = true;

    /// <summary>Whether the line holds nothing but indentation and dashes so far.</summary>
    public bool InIndentation { get; set; } = true;

    public void Put(char character)
    {
        _text.Append(character);
        if (!char.IsLowSurrogate(character))
        {
            Column++;
        }
    }

    /// <summary>Text without line breaks and characters of two units.</summary>
    public void Put(ReadOnlySpan<char> text)
    {
        _text.Append(text);
        Column += text.Length;
    }

    public void BreakLine()
    {
        if (_text.Length > MaxCharacters)
        {
            throw ChartException.Limit($"one value has more than {MaxCharacters} characters as YAML");
        }

        _text.Append('\n');
        Column = 0;
    }

    /// <summary>A line break inside a scalar, kept as the character it is.</summary>
    public void PutBreak(char character)
    {
        if (character == '\n')
        {
            BreakLine();
        }
        else
        {
            _text.Append(character);
            Column = 0;
        }

        InIndentation = true;
    }

    /// <summary>Goes to the indentation of the block, on a new line where this one is in use.</summary>
    public void GoToIndent()
    {
        int indent = Math.Max(Indent, 0);
        if (!InIndentation || Column > indent || (Column == indent && !AfterSpace))
        {
            BreakLine();
        }

        if (Column < indent)
        {
            _text.Append(' ', indent - Column);
            Column = indent;
        }

        AfterSpace = true;
        InIndentation = true;
    }

    /// <summary>A space where one is due, then a mark such as <c>-</c> or <c>:</c>.</summary>
    public void Mark(string mark, bool needsSpace, bool isSpace = false, bool isIndentation = false)
    {
        if (needsSpace && !AfterSpace)
        {
            Put(' ');
        }

        Put(mark);
        AfterSpace = isSpace;
        InIndentation = InIndentation && isIndentation;
    }

    /// <summary>Ends a scalar.</summary>
    public void EndWord()
    {
        AfterSpace = false;
        InIndentation = false;
    }

    public override string ToString() => _text.ToString();
}
