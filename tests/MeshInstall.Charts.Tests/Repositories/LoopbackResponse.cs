using System.Text;

namespace MeshInstall.Charts.Tests.Repositories;

/// <summary>What a <see cref="LoopbackServer"/> answers.</summary>
internal sealed record LoopbackResponse(int Status, byte[] Body)
{
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>After how many bytes of the body the connection is cut.</summary>
    public int? CutAfter { get; init; }

    public static LoopbackResponse Ok(byte[] body) => new(200, body);

    public static LoopbackResponse Text(string body, int status = 200) => new(status, Encoding.UTF8.GetBytes(body));

    public static LoopbackResponse Missing { get; } = new(404, []);

    public static LoopbackResponse Redirect(string location, int status = 302) => new LoopbackResponse(status, []).With("Location", location);

    public LoopbackResponse With(string header, string value)
    {
        LoopbackResponse copy = new(Status, Body) { CutAfter = CutAfter };
        foreach ((string name, string old) in Headers)
        {
            copy.Headers[name] = old;
        }

        copy.Headers[header] = value;
        return copy;
    }
}
