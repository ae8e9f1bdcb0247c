namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>One rule of schemas with what helm says; without that while it is still to be asked.</summary>
internal sealed record SchemaRule(string Rule, SchemaCase Case, SchemaVerdict? Expected, string Place)
{
    public string? Difference(SchemaVerdict verdict) => Expected is null ? $"{Place}: '{Rule}' has no expectation."
        : Expected == verdict ? null : $"{Place}: '{Rule}': wanted\n{Expected.Issues ?? "no schema"}\ngot\n{verdict.Issues ?? "no schema"}";
}
