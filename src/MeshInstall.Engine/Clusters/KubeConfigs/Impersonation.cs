using System.Globalization;
using System.Text;

namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>The headers by which a user acts as another one.</summary>
internal static class Impersonation
{
    /// <exception cref="MeshException">KubeConfigInvalid: groups, a uid or extra fields without a user.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers(KubeConfigEntry user)
    {
        List<KeyValuePair<string, string>> headers = [];
        if (user.Text("as-uid") is { } uid)
        {
            headers.Add(new("Impersonate-Uid", uid));
        }

        headers.AddRange(user.Texts(user.Fields, "as-groups").Select(group => new KeyValuePair<string, string>("Impersonate-Group", group)));
        MeshMap extra = user.Map("as-user-extra") ?? MeshMap.Empty;
        headers.AddRange(extra.Keys.SelectMany(key => user.Texts(extra, key)
            .Select(value => new KeyValuePair<string, string>("Impersonate-Extra-" + Escaped(key), value))));
        if (headers.Exists(header => header.Value.AsSpan().IndexOfAny('\r', '\n') >= 0))
        {
            throw user.Invalid("impersonates a name with a line break in it");
        }

        return user.Text("as") is { } name ? [new("Impersonate-User", name), .. headers]
            : headers.Count == 0 ? headers
            : throw user.Invalid("impersonates groups, a uid or extra fields, but no user (as)");
    }

    /// <summary>The key as a header's name can hold it: in lower case, and other characters than those of names by their bytes.</summary>
    private static string Escaped(string key)
    {
        StringBuilder text = new();
        foreach (byte value in Encoding.UTF8.GetBytes(key.ToLowerInvariant()))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || "!#$&'*+-.^_`|~".Contains((char)value, StringComparison.Ordinal))
            {
                text.Append((char)value);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
            }
        }

        return text.ToString();
    }
}
