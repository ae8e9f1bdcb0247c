using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The numeric, length and pattern rules of a custom resource's schema.</summary>
internal static class ValueConstraints
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(200);

    public static IEnumerable<FieldError> Check(JsonNode value, JsonObject schema, string path)
    {
        if (value.AsDouble() is { } number)
        {
            if (schema["minimum"].AsDouble() is { } least && number < least)
            {
                yield return FieldError.Invalid(path, value, $"{path} in body should be greater than or equal to {least:R}");
            }

            if (schema["maximum"].AsDouble() is { } most && number > most)
            {
                yield return FieldError.Invalid(path, value, $"{path} in body should be less than or equal to {most:R}");
            }
        }

        if (value.AsText() is { } text)
        {
            if (schema.Number("minLength") is { } shortest && text.Length < shortest)
            {
                yield return FieldError.Invalid(path, value, $"{path} in body should be at least {shortest} chars long");
            }

            if (schema.Number("maxLength") is { } longest && text.Length > longest)
            {
                yield return FieldError.Invalid(path, value, $"{path} in body should be at most {longest} chars long");
            }

            if (schema.Text("pattern") is { } pattern && !Matches(text, pattern))
            {
                yield return FieldError.Invalid(path, value, $"{path} in body should match '{pattern}'");
            }
        }

        if (value is JsonArray items)
        {
            if (schema.Number("minItems") is { } fewest && items.Count < fewest)
            {
                yield return FieldError.Invalid(path, items.Count, $"{path} in body should have at least {fewest} items");
            }

            if (schema.Number("maxItems") is { } most && items.Count > most)
            {
                yield return FieldError.Invalid(path, items.Count, $"{path} in body should have at most {most} items");
            }
        }
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (Exception failure) when (failure is ArgumentException or RegexMatchTimeoutException)
        {
            // RE2 reads patterns that .NET does not; such a rule is not held against the object.
            return true;
        }
    }
}
