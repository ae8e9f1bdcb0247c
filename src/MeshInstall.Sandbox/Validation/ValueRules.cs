using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>Rules that fields of many kinds share. Each gives what is wrong with the field at a path, or nothing.</summary>
internal static partial class ValueRules
{
    private const string PortRange = "must be between 1 and 65535, inclusive";

    public static IEnumerable<FieldError> Port(long? port, string path)
    {
        if (port is null or < 1 or > 65535)
        {
            yield return FieldError.Invalid(path, port ?? 0, PortRange);
        }
    }

    /// <summary>A port by number or by name.</summary>
    public static IEnumerable<FieldError> NamedPort(JsonNode? port, string path) =>
        port.AsText() is { } name ? PortName(name, path) : Port(port.AsLong(), path);

    public static IEnumerable<FieldError> PortName(string name, string path)
    {
        if (name.Length > 15)
        {
            yield return FieldError.Invalid(path, name, "must be no more than 15 characters");
        }

        if (!PortNameLetters().IsMatch(name))
        {
            yield return FieldError.Invalid(path, name, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }

        if (!name.Any(char.IsAsciiLetter))
        {
            yield return FieldError.Invalid(path, name, "must contain at least one letter (a-z)");
        }
    }

    public static IEnumerable<FieldError> NotNegative(JsonObject? owner, string name, string path)
    {
        if (owner.Number(name) is < 0 and var number)
        {
            yield return FieldError.Invalid($"{path}.{name}", number, "must be greater than or equal to 0");
        }
    }

    /// <summary>A count, or a percentage.</summary>
    public static IEnumerable<FieldError> Amount(JsonNode? value, string path, bool isLimited = false)
    {
        if (value.AsLong() is < 0)
        {
            yield return FieldError.Invalid(path, value?.DeepClone(), "must be greater than or equal to 0");
        }
        else if (value.AsText() is { } text && !Percentage().IsMatch(text))
        {
            yield return FieldError.Invalid(path, text,
                "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
        }
        else if (isLimited && value.AsText() is { } share && (share.Length > 4 || int.Parse(share.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture) > 100))
        {
            yield return FieldError.Invalid(path, share, "must not be greater than 100%");
        }
    }

    public static bool IsZero(JsonNode? value) => value.AsLong() is 0 || value.AsText() is "0%";

    public static IEnumerable<FieldError> Labels(JsonObject? labels, string path)
    {
        foreach (var (key, value) in labels ?? [])
        {
            if (NameRules.CheckLabelKey(path, key) is { } wrongKey)
            {
                yield return wrongKey;
            }

            if (NameRules.CheckLabelValue(path, value.AsText() ?? "") is { } wrongValue)
            {
                yield return wrongValue;
            }
        }
    }

    public static IEnumerable<FieldError> Selector(JsonObject? selector, string path)
    {
        foreach (var error in Labels(selector.Object("matchLabels"), path + ".matchLabels"))
        {
            yield return error;
        }

        foreach (var (requirement, i) in selector.Objects("matchExpressions").Select((item, i) => (item, i)))
        {
            var place = $"{path}.matchExpressions[{i}]";
            var hasValues = requirement.Array("values") is { Count: > 0 };
            switch (requirement.Text("operator"))
            {
                case "In" or "NotIn" when !hasValues:
                    yield return FieldError.Required(place + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
                    break;
                case "Exists" or "DoesNotExist" when hasValues:
                    yield return FieldError.Forbidden(place + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                    break;
                case "In" or "NotIn" or "Exists" or "DoesNotExist":
                    break;
                case var other:
                    yield return FieldError.Invalid(place + ".operator", other ?? "", "not a valid selector operator");
                    break;
            }

            if (NameRules.CheckLabelKey(place + ".key", requirement.Text("key") ?? "") is { } wrongKey)
            {
                yield return wrongKey;
            }
        }
    }

    public static bool IsAddress(string? text) => IPAddress.TryParse(text, out _);

    public static FieldError? Network(string? text, string path) => IPNetwork.TryParse(text, out _)
        ? null
        : FieldError.Invalid(path, text ?? "", "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");

    [GeneratedRegex(@"\A[0-9]+%\z")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\A[-a-z0-9]*\z")]
    private static partial Regex PortNameLetters();
}
