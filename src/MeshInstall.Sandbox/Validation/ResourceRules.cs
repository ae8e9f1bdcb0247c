using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of a container's requests and limits.</summary>
internal static class ResourceRules
{
    private static readonly Dictionary<string, double> Suffixes = new(StringComparer.Ordinal)
    {
        ["n"] = 1e-9, ["u"] = 1e-6, ["m"] = 1e-3, ["k"] = 1e3, ["M"] = 1e6, ["G"] = 1e9, ["T"] = 1e12, ["P"] = 1e15, ["E"] = 1e18,
        ["Ki"] = 1024, ["Mi"] = 1048576, ["Gi"] = 1073741824, ["Ti"] = 1099511627776, ["Pi"] = 1125899906842624, ["Ei"] = 1152921504606846976,
    };

    public static IEnumerable<FieldError> Check(JsonObject? resources, string path)
    {
        foreach (var list in (string[])["limits", "requests"])
        {
            foreach (var (name, amount) in resources.Object(list) ?? [])
            {
                var place = $"{path}.{list}[{name}]";
                if (!name.Contains('/', StringComparison.Ordinal) && name is not ("cpu" or "memory" or "ephemeral-storage") && !name.StartsWith("hugepages-", StringComparison.Ordinal))
                {
                    yield return FieldError.Invalid(place, name, "must be a standard resource type or fully qualified");
                    yield return FieldError.Invalid(place, name, "must be a standard resource for containers");
                }

                if (Amount(amount) < 0)
                {
                    yield return FieldError.Invalid(place, amount.Show(), "must be greater than or equal to 0");
                }

                if (list == "requests" && resources.At("limits", name) is { } limit && Amount(amount) > Amount(limit))
                {
                    yield return FieldError.Invalid($"{path}.requests", amount.Show(), $"must be less than or equal to {name} limit of {limit.Show()}");
                }
            }
        }
    }

    private static double Amount(JsonNode? quantity)
    {
        var text = quantity.Show();
        var suffix = Suffixes.Keys.Where(item => text.EndsWith(item, StringComparison.Ordinal)).MaxBy(item => item.Length);
        return double.TryParse(suffix is null ? text : text[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number * (suffix is null ? 1 : Suffixes[suffix])
            : 0;
    }
}
