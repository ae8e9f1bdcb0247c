using System.Buffers;

namespace MeshInstall.Engine.Validation.Checks;

/// <summary>Hubs are references of image repositories, such as <c>docker.io/istio</c>.</summary>
internal sealed class HubCheck : ICheck
{
    private const int LongestRepository = 255;
    private static readonly SearchValues<char> RepositoryLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-./");
    private static readonly SearchValues<char> RegistryLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:[]");

    public void Run(CheckContext context)
    {
        foreach (Place hub in ImagePlaces.Of(context, "hub"))
        {
            if (hub.Text is { Length: > 0 } text && Problem(text) is { } problem)
            {
                context.Log.Error(
                    "InvalidHub", hub.Path, hub.Node, $"'{text}' is not a repository of images: {problem}.",
                    "Write a registry and a path, such as docker.io/istio, without scheme, tag and digest.");
            }
        }
    }

    private static string? Problem(string hub)
    {
        if (hub.Contains("://", StringComparison.Ordinal))
        {
            return "it has a scheme";
        }

        int slash = hub.IndexOf('/', StringComparison.Ordinal);
        string first = slash < 0 ? hub : hub[..slash];
        bool hasRegistry = first.AsSpan().IndexOfAny('.', ':') >= 0 || first == "localhost";
        string repository = hasRegistry ? (slash < 0 ? string.Empty : hub[(slash + 1)..]) : hub;
        if (hasRegistry && (first.AsSpan().ContainsAnyExcept(RegistryLetters) || !HasPort(first)))
        {
            return $"the registry '{first}' is not a host with an optional port";
        }

        if (hub.EndsWith('/') || hub.Contains("//", StringComparison.Ordinal))
        {
            return "a part of its path is empty";
        }

        int wrong = repository.AsSpan().IndexOfAnyExcept(RepositoryLetters);
        return wrong >= 0 ? $"'{repository[wrong]}' may not stand in its path"
            : repository.Length > LongestRepository ? "its path is longer than 255 characters"
            : null;
    }

    private static bool HasPort(string registry)
    {
        int colon = registry.LastIndexOf(':');
        return colon < 0 || registry.EndsWith(']') || ushort.TryParse(registry.AsSpan(colon + 1), out _);
    }
}
