using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Label selectors inside objects: <c>matchLabels</c> and <c>matchExpressions</c>.</summary>
internal static class LabelMatch
{
    public static bool Matches(JsonObject? selector, JsonObject? labels)
    {
        if (selector is null)
        {
            return false;
        }

        return MatchesAll(selector.Object("matchLabels"), labels) && selector.Objects("matchExpressions").All(term => Matches(term, labels?[term.Text("key") ?? ""].AsText()));
    }

    /// <summary>The plain form: every pair must be among the labels.</summary>
    public static bool MatchesAll(JsonObject? pairs, JsonObject? labels) =>
        pairs is null || pairs.All(pair => labels?[pair.Key].AsText() is { } value && value == pair.Value.AsText());

    private static bool Matches(JsonObject term, string? value) => term.Text("operator") switch
    {
        "In" => value is not null && term.Texts("values").Contains(value),
        "NotIn" => value is null || !term.Texts("values").Contains(value),
        "Exists" => value is not null,
        "DoesNotExist" => value is null,
        _ => false,
    };
}
