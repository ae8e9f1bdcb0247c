using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.GoValues.Yaml;

/// <summary>Writes scalars: chooses the style and folds long lines, as libyaml under Go's encoders does.</summary>
internal sealed class ScalarEmitter(YamlOutput output, YamlDialect dialect)
{
    public const int IndentStep = 2;
    private const int Base64LineLength = 70;
    private const string BinaryTag = "!!binary";
    private int _outerIndent;

    /// <summary>Whether the key can stand before its colon on one line.</summary>
    public bool IsSimpleKey(string key, int longest)
    {
        (string text, bool isBinary) = Encode(key);
        return !ScalarAnalysis.Of(text, dialect).IsMultiline && GoString.Length(text) + (isBinary ? BinaryTag.Length : 0) <= longest;
    }

    public void Write(string value, bool isSimpleKey)
    {
        (string text, bool isBinary) = Encode(value);
        if (isBinary)
        {
            output.Mark(BinaryTag, needsSpace: true);
        }

        Begin();
        ScalarAnalysis analysis = ScalarAnalysis.Of(text, dialect);
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            if (analysis.AllowsBlock && !isSimpleKey)
            {
                WriteLiteral(text);
            }
            else
            {
                WriteDoubleQuoted(text, folds: !isSimpleKey);
            }
        }
        else if (!isBinary && !YamlTypes.ReadsAsString(text, dialect))
        {
            WriteDoubleQuoted(text, folds: !isSimpleKey);
        }
        else if (analysis.AllowsPlain)
        {
            WriteFolded(text, folds: !isSimpleKey);
            output.EndWord();
        }
        else if (analysis.AllowsSingleQuotes)
        {
            WriteSingleQuoted(text, folds: !isSimpleKey);
        }
        else
        {
            WriteDoubleQuoted(text, folds: !isSimpleKey);
        }

        output.Indent = _outerIndent;
    }

    /// <summary>A number or word that needs no quotes.</summary>
    public void WritePlain(string text)
    {
        if (!output.AfterSpace)
        {
            output.Put(' ');
        }

        output.Put(text);
        output.EndWord();
    }

    private (string Text, bool IsBinary) Encode(string value)
    {
        if (dialect.IsCompact || !GoString.HasEscapes(value))
        {
            return (value, false);
        }

        string base64 = Convert.ToBase64String(GoString.ToBytes(value));
        if (base64.Length < Base64LineLength)
        {
            return (base64, true);
        }

        StringBuilder lines = new(base64.Length + (base64.Length / Base64LineLength) + 1);
        for (int i = 0; i < base64.Length; i += Base64LineLength)
        {
            lines.Append(base64, i, Math.Min(Base64LineLength, base64.Length - i)).Append('\n');
        }

        return (lines.ToString(), true);
    }

    private void Begin()
    {
        _outerIndent = output.Indent;
        output.Indent = output.Indent < 0 ? IndentStep : output.Indent + IndentStep;
    }

    private bool IsFoldedAt(string text, int i, bool folds, bool afterSpace) =>
        folds && !afterSpace && output.Column > dialect.Width && i + 1 < text.Length;

    private void WriteFolded(string text, bool folds)
    {
        if (!output.AfterSpace)
        {
            output.Put(' ');
        }

        if (!folds || output.Column + text.Length <= dialect.Width)
        {
            output.Put(text);
            return;
        }

        bool afterSpace = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ' && IsFoldedAt(text, i, folds, afterSpace) && text[i + 1] != ' ')
            {
                output.GoToIndent();
            }
            else
            {
                output.Put(text[i]);
                output.InIndentation &= text[i] == ' ';
            }

            afterSpace = text[i] == ' ';
        }
    }

    private void WriteSingleQuoted(string text, bool folds)
    {
        output.Mark("'", needsSpace: true);
        bool afterSpace = false, afterBreak = false;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character == ' ')
            {
                if (i > 0 && IsFoldedAt(text, i, folds, afterSpace) && text[i + 1] != ' ')
                {
                    output.GoToIndent();
                }
                else
                {
                    output.Put(' ');
                }

                afterSpace = true;
                continue;
            }

            if (YamlCharacters.IsBreak(character))
            {
                output.PutBreak(character);
                afterBreak = true;
                continue;
            }

            if (afterBreak)
            {
                output.GoToIndent();
            }

            if (character == '\'')
            {
                output.Put('\'');
            }

            output.Put(character);
            output.InIndentation = false;
            afterSpace = afterBreak = false;
        }

        output.Mark("'", needsSpace: false);
        output.EndWord();
    }

    private void WriteDoubleQuoted(string text, bool folds)
    {
        output.Mark("\"", needsSpace: true);
        bool escapesAll = text.StartsWith('\uFEFF');
        bool afterSpace = false;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (escapesAll || !YamlCharacters.IsPrintable(character) || YamlCharacters.IsBreak(character) || character is '"' or '\\')
            {
                int value = char.ConvertToUtf32(text, i);
                i += value > char.MaxValue ? 1 : 0;
                output.Put(Escape(value));
                afterSpace = false;
            }
            else if (character == ' ')
            {
                if (i > 0 && IsFoldedAt(text, i, folds, afterSpace))
                {
                    output.GoToIndent();
                    if (text[i + 1] == ' ')
                    {
                        output.Put('\\');
                    }
                }
                else
                {
                    output.Put(' ');
                }

                afterSpace = true;
            }
            else
            {
                output.Put(character);
                afterSpace = false;
            }
        }

        output.Mark("\"", needsSpace: false);
        output.EndWord();
    }

    private static string Escape(int value) => value switch
    {
        0 => "\\0",
        '\a' => "\\a",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\v' => "\\v",
        '\f' => "\\f",
        '\r' => "\\r",
        0x1B => "\\e",
        '"' => "\\\"",
        '\\' => "\\\\",
        0x85 => "\\N",
        0xA0 => "\\_",
        0x2028 => "\\L",
        0x2029 => "\\P",
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{value:X2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{value:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{value:X8}"),
    };

    private void WriteLiteral(string text)
    {
        string indent = YamlCharacters.IsSpaceOrBreak(text[0]) ? "2" : string.Empty;
        string chomp = !YamlCharacters.IsBreak(text[^1]) ? "-" : text.Length == 1 || YamlCharacters.IsBreak(text[^2]) ? "+" : string.Empty;
        output.Mark("|" + indent + chomp, needsSpace: true);
        output.BreakLine();
        output.InIndentation = true;
        output.AfterSpace = true;
        bool afterBreak = true;
        foreach (char character in text)
        {
            if (YamlCharacters.IsBreak(character))
            {
                output.PutBreak(character);
                afterBreak = true;
                continue;
            }

            if (afterBreak)
            {
                output.GoToIndent();
            }

            output.Put(character);
            output.InIndentation = false;
            afterBreak = false;
        }
    }
}
