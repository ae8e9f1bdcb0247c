using System.Text;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>A part of a random template, as a tree, so that a template can lose parts and still be one.</summary>
internal sealed record Piece(PieceKind Kind, string Text, IReadOnlyList<Piece> Parts)
{
    private static readonly Piece[] Simple = [Token("nil"), Token("1"), Token("\"a\""), Token("true")];

    public static Piece Token(string text) => new(PieceKind.Token, text, []);

    public static Piece Expression(params IReadOnlyList<Piece> parts) => new(PieceKind.Expression, string.Empty, parts);

    public static Piece Statement(params IReadOnlyList<Piece> parts) => new(PieceKind.Statement, string.Empty, parts);

    public static Piece Sequence(IReadOnlyList<Piece> parts) => new(PieceKind.Sequence, string.Empty, parts);

    /// <summary>Parts that can become smaller but not stand alone.</summary>
    public static Piece Fixed(params IReadOnlyList<Piece> parts) => new(PieceKind.Token, string.Empty, parts);

    public static Piece Quoted(Piece template) => new(PieceKind.Quoted, string.Empty, [template]);

    public static implicit operator Piece(string text) => Token(text);

    public override string ToString() => Write(new StringBuilder()).ToString();

    /// <summary>The same template with one part less, or a simpler one.</summary>
    public IEnumerable<Piece> Smaller()
    {
        if (Kind == PieceKind.Sequence)
        {
            for (int i = 0; i < Parts.Count; i++)
            {
                yield return this with { Parts = [.. Parts.Take(i), .. Parts.Skip(i + 1)] };
            }
        }

        foreach (Piece inner in Kind switch
        {
            PieceKind.Expression => Parts.Where(part => part.Kind == PieceKind.Expression),
            PieceKind.Statement => Parts.Where(part => part.Kind == PieceKind.Sequence).Concat(Parts.Where(part => part.Kind == PieceKind.Expression).Select(part => Statement("{{ ", part, " }}"))),
            _ => [],
        })
        {
            yield return inner;
        }

        if (Kind == PieceKind.Expression && ToString().Length > 4)
        {
            foreach (Piece simple in Simple)
            {
                yield return simple;
            }
        }

        for (int i = 0; i < Parts.Count; i++)
        {
            foreach (Piece part in Parts[i].Smaller())
            {
                yield return this with { Parts = [.. Parts.Take(i), part, .. Parts.Skip(i + 1)] };
            }
        }
    }

    private StringBuilder Write(StringBuilder text)
    {
        if (Kind == PieceKind.Quoted)
        {
            return text.Append(TextPool.Quote(Parts[0].ToString()));
        }

        text.Append(Text);
        foreach (Piece part in Parts)
        {
            part.Write(text);
        }

        return text;
    }
}
