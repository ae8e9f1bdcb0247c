using System.Text;

namespace MeshInstall.Charts.Values;

/// <summary>The text of an expression, read once from left to right by Unicode characters.</summary>
internal sealed class SetText(string text)
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text);
    private int _position;

    public ReadOnlySpan<byte> Rest => _text.AsSpan(_position);

    public bool IsAtEnd => _position >= _text.Length;

    public void Skip(int bytes) => _position = Math.Min(_text.Length, _position + bytes);

    public bool TryRead(out Rune rune)
    {
        rune = default;
        if (IsAtEnd)
        {
            return false;
        }

        Rune.DecodeFromUtf8(Rest, out rune, out int used);
        _position += used;
        return true;
    }

    /// <summary>Whether the next character is this one, of ASCII; it is read then.</summary>
    public bool TryRead(char character)
    {
        bool found = !IsAtEnd && _text[_position] == character;
        _position += found ? 1 : 0;
        return found;
    }

    /// <summary>Reads up to one of some characters, which is read as well.</summary>
    /// <param name="stops">The characters to stop at.</param>
    /// <param name="escapes">Whether a backslash takes away the meaning of what follows.</param>
    /// <param name="read">What was read, without backslashes and without the character it stopped at.</param>
    /// <param name="stop">The character it stopped at.</param>
    /// <returns>False where the text ended first.</returns>
    public bool ReadUntil(string stops, bool escapes, out string read, out char stop)
    {
        StringBuilder builder = new();
        stop = default;
        bool found = false;
        while (!found && TryRead(out Rune rune))
        {
            if (rune.IsBmp && stops.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                stop = (char)rune.Value;
                found = true;
            }
            else if (!escapes || rune.Value != '\\')
            {
                builder.Append(rune.ToString());
            }
            else if (TryRead(out Rune escaped))
            {
                builder.Append(escaped.ToString());
            }
        }

        read = builder.ToString();
        return found;
    }

    /// <summary>Reads white space up to a comma, which is read too; true where the comma or the end came, false where something else stands next.</summary>
    public bool SkipBlankPart()
    {
        while (!IsAtEnd)
        {
            Rune.DecodeFromUtf8(Rest, out Rune next, out int used);
            if (next.Value != ',' && !Rune.IsWhiteSpace(next))
            {
                return false;
            }

            _position += used;
            if (next.Value == ',')
            {
                return true;
            }
        }

        return true;
    }
}
