using System.Net.Http.Headers;

namespace MeshInstall.Charts.Repositories;

/// <summary>One question to a server.</summary>
/// <param name="Url">The address.</param>
/// <param name="Limit">The most bytes of the answer.</param>
internal sealed record ChartRequest(Uri Url, long Limit)
{
    /// <summary>The media types wanted, most wanted first.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Sent to the server of <see cref="Url"/> and to no other, whatever it redirects to.</summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>The server that named the address; null for the user. One that is asked over https names no plain http.</summary>
    public Uri? From { get; init; }

    /// <summary>The name of who asks; empty for anyone.</summary>
    public string Account { get; init; } = string.Empty;

    /// <summary>What the answer was marked with last time; the server then says whether it changed.</summary>
    public string ETag { get; init; } = string.Empty;

    /// <summary>When the answer of last time was changed.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The fields of a form to send; null to only ask.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>Without the secrets, so that none reaches a message by chance.</summary>
    public override string ToString() => SafeUrl.Show(Url);
}
