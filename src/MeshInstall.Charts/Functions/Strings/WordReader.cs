using MeshInstall.Charts.Functions.Conversions;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>Splits an identifier into runs: <c>HTTPServer2x</c> is HTTP, Server, 2 and x. Bytes that are no UTF-8 belong to the run they stand in.</summary>
internal ref struct WordReader
{
    private const int Stray = 0xFFFD;
    private readonly string _text;
    private int _position;

    public WordReader(string text)
    {
        _text = text;
        Read();
    }

    public WordKind Kind { get; private set; }

    public ReadOnlySpan<char> Word { get; private set; }

    public readonly bool AtEnd => _position >= _text.Length;

    /// <summary>Goes to the next run; at the end there is one of kind <see cref="WordKind.None"/>.</summary>
    public void Read()
    {
        int start = _position;
        Kind = WordKind.None;
        if (start < _text.Length)
        {
            _position += Peek(Stray, out int rune);
            Kind = rune == Stray ? WordKind.None : KindOf(rune);
            switch (Kind)
            {
                case WordKind.Capital:
                    ReadCapitals(rune);
                    break;
                case WordKind.Lower:
                    TakeWhile(rune, IsLowerLetter);
                    break;
                case WordKind.Number:
                    TakeWhile(rune, GoLetters.IsNumber);
                    break;
                case WordKind.Connector:
                    TakeWhile(rune, IsConnector);
                    break;
                case WordKind.Punctuation:
                    TakeWhile(rune, GoLetters.IsPunctuation);
                    break;
                case WordKind.Other:
                    TakeWhile(rune, next => KindOf(next) == WordKind.Other);
                    break;
            }
        }

        Word = _text.AsSpan(start, _position - start);
    }

    internal static bool IsConnector(int rune) => rune is '-' or '_' || GoLetters.IsSpace(rune);

    private static bool IsLowerLetter(int rune) => IsAlphabetic(rune) && !GoLetters.IsUpper(rune);

    // Chinese characters are letters without case and make words of their own kind.
    private static bool IsAlphabetic(int rune) =>
        GoLetters.IsLetter(rune) && rune is not ((>= 0x4E00 and <= 0x9FCC) or (>= 0x3400 and <= 0x4D85) or (>= 0x20000 and <= 0x2B81D));

    private static WordKind KindOf(int rune) =>
        IsConnector(rune) ? WordKind.Connector
        : GoLetters.IsPunctuation(rune) ? WordKind.Punctuation
        : GoLetters.IsUpper(rune) ? WordKind.Capital
        : IsAlphabetic(rune) ? WordKind.Lower
        : GoLetters.IsNumber(rune) ? WordKind.Number
        : WordKind.Other;

    // Of several capitals the last one belongs to the lower letters that follow it: HTTPStatus is HTTP and Status.
    private void ReadCapitals(int rune)
    {
        if (Peek(rune, out rune) == 0)
        {
            return;
        }

        if (!GoLetters.IsUpper(rune))
        {
            TakeWhile(rune, IsLowerLetter);
            return;
        }

        int last = _position;
        while (Peek(rune, out rune) is > 0 and int used && GoLetters.IsUpper(rune))
        {
            last = _position;
            _position += used;
        }

        if (!AtEnd && IsLowerLetter(rune))
        {
            _position = last;
        }
    }

    private void TakeWhile(int rune, Func<int, bool> belongs)
    {
        while (Peek(rune, out rune) is > 0 and int used && belongs(rune))
        {
            _position += used;
        }
    }

    // The next rune that is one, with the stray bytes before it; where only stray bytes are left they count as the rune before them.
    private readonly int Peek(int previous, out int rune)
    {
        rune = Stray;
        int used = 0;
        while (_position + used < _text.Length && rune == Stray)
        {
            used += GoRunes.Next(_text, _position + used, out rune);
        }

        rune = rune == Stray ? previous : rune;
        return used;
    }
}
