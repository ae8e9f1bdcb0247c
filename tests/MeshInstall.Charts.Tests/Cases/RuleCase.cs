using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Cases;

/// <summary>One rule of templates with the result that helm gave.</summary>
internal sealed record RuleCase(string Rule, string Template, MeshMap Values, byte[]? Expected, string? Error, string Place)
{
    public ExpansionCase Expansion => new(Template, Values, Fails: Error is not null);

    /// <summary>Null where the result is the wanted one, else what differs.</summary>
    public string? Difference(ExpansionResult result)
    {
        if (Error is not null)
        {
            return result.Error is null ? Say($"the error '{Error}'", Text(result.Output!))
                : result.Error.Contains(Error, StringComparison.Ordinal) ? null : Say($"the error '{Error}'", result.Error);
        }

        if (Expected is null)
        {
            return $"{Place}: '{Rule}' has neither expect nor error.";
        }

        return result.Output is null ? Say(Text(Expected), result.Error!)
            : result.Output.AsSpan().SequenceEqual(Expected) ? null : Say(Text(Expected), Text(result.Output));
    }

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    private string Say(string wanted, string got) => $"{Place}: '{Rule}': wanted {wanted}, got {got}";
}
