using System.Net;
using System.Net.Http.Headers;

namespace MeshInstall.Charts.Repositories;

/// <summary>The answer of a server.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The content; of an error at most its beginning.</param>
/// <param name="Headers">The headers.</param>
/// <param name="ContentType">The media type; empty where none is said.</param>
/// <param name="LastModified">When the content was changed; null where it is not said.</param>
internal sealed record ChartResponse(HttpStatusCode Status, byte[] Body, HttpResponseHeaders Headers, string ContentType, DateTimeOffset? LastModified)
{
    public bool IsFound => Status == HttpStatusCode.OK;

    public bool IsUnchanged => Status == HttpStatusCode.NotModified;

    public bool IsMissing => Status is HttpStatusCode.NotFound or HttpStatusCode.Gone;

    public bool IsDenied => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Why there is no content, for a message.</summary>
    public string Reason => $"it answers {(int)Status} ({Status})";
}
