using System.Text;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>A URI reference in its parts, read and resolved as Go's net/url does.</summary>
/// <param name="Scheme">In lower case; empty for a relative reference.</param>
/// <param name="Opaque">What follows the scheme where no slash does.</param>
/// <param name="Authority">User, host and port as written; null without <c>//</c>.</param>
/// <param name="Path">The path as written.</param>
/// <param name="Query">The query as written; null without <c>?</c>.</param>
internal sealed record SchemaUri(string Scheme, string Opaque, string? Authority, string Path, string? Query)
{
    public bool IsAbsolute => Scheme.Length > 0;

    /// <summary>Splits at the first <c>#</c>; the fragment has its percent signs decoded.</summary>
    public static (string Address, string Fragment) Split(string reference)
    {
        int hash = reference.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (reference, string.Empty)
            : (reference[..hash], SchemaUriSyntax.Decode(reference[(hash + 1)..]) ?? throw new SchemaFault($"'{reference}' has a wrong percent sign"));
    }

    /// <summary>The address of a reference that stands in a document of this address, with its fragment.</summary>
    /// <exception cref="SchemaFault">One of both is no URI reference.</exception>
    public static (string Address, string Fragment) Join(string baseAddress, string reference)
    {
        (string address, string fragment) = Split(reference);
        SchemaUri from = Require(baseAddress), to = Require(address);
        return (from.Resolve(to).ToString(), fragment);
    }

    public override string ToString()
    {
        StringBuilder text = new();
        if (Scheme.Length > 0)
        {
            text.Append(Scheme).Append(':');
        }

        if (Opaque.Length > 0)
        {
            text.Append(Opaque);
        }
        else
        {
            if (Authority is not null && (Scheme.Length > 0 || Authority.Length > 0))
            {
                text.Append("//").Append(Authority);
                text.Append(Path.Length > 0 && Path[0] != '/' && Authority.Length > 0 ? "/" : string.Empty);
            }

            text.Append(Path);
        }

        return Query is null ? text.ToString() : text.Append('?').Append(Query).ToString();
    }

    private static SchemaUri Require(string text) =>
        SchemaUriSyntax.TryParse(text, out SchemaUri? uri, out string? error) ? uri : throw new SchemaFault($"'{text}' is no URI: {error}");

    private SchemaUri Resolve(SchemaUri reference)
    {
        if (reference.IsAbsolute)
        {
            return reference.Opaque.Length > 0 ? reference : reference with { Path = WithoutDots(reference.Path) };
        }

        if (reference.Authority is not null)
        {
            return reference with { Scheme = Scheme, Path = WithoutDots(reference.Path) };
        }

        if (Opaque.Length > 0)
        {
            return this with { Query = reference.Query ?? (reference.Path.Length == 0 ? Query : null) };
        }

        if (reference.Path.Length == 0)
        {
            return this with { Path = WithoutDots(Path), Query = reference.Query ?? Query };
        }

        string path = reference.Path[0] == '/' ? reference.Path : Path[..(Path.LastIndexOf('/') + 1)] + reference.Path;
        return this with { Path = WithoutDots(path), Query = reference.Query };
    }

    private static string WithoutDots(string path)
    {
        if (path.Length == 0)
        {
            return path;
        }

        List<string> kept = [];
        string[] segments = path.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i] is "." or "..")
            {
                if (segments[i] == ".." && kept.Count > 0)
                {
                    kept.RemoveAt(kept.Count - 1);
                }

                if (i == segments.Length - 1)
                {
                    kept.Add(string.Empty);
                }
            }
            else if (i > 0 || segments[i].Length > 0)
            {
                kept.Add(segments[i]);
            }
        }

        return "/" + string.Join('/', kept);
    }
}
