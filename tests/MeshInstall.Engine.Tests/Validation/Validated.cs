using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Engine.Tests.Validation;

/// <summary>Validates documents written as YAML, whole or a part of the spec.</summary>
internal static class Validated
{
    private static readonly ConfigValidator Validator = new();

    public static IReadOnlyList<MeshValidationIssue> Document(string yaml) =>
        Validator.Validate((MeshMap)YamlReader.ReadSingle(yaml, "mesh.yaml")!);

    public static IReadOnlyList<MeshValidationIssue> Spec(string yaml) => Document("spec:\n" + Indented(yaml, 2));

    public static IReadOnlyList<MeshValidationIssue> Values(string yaml) => Spec("values:\n" + Indented(yaml, 2));

    public static IReadOnlyList<MeshValidationIssue> Mesh(string yaml) => Spec("meshConfig:\n" + Indented(yaml, 2));

    public static IReadOnlyList<MeshValidationIssue> Pilot(string yaml) => Spec("components:\n  pilot:\n    k8s:\n" + Indented(yaml, 6));

    /// <summary>The issues as <c>Severity Id path</c>.</summary>
    public static string[] Lines(this IReadOnlyList<MeshValidationIssue> issues) =>
        [.. issues.Select(issue => $"{issue.Severity} {issue.Id} {issue.Path}")];

    /// <summary>The only issue; fails with all of them where there are more or none.</summary>
    public static MeshValidationIssue Only(this IReadOnlyList<MeshValidationIssue> issues)
    {
        Assert.True(issues.Count == 1, $"Expected one issue, found: {string.Join("; ", issues)}");
        return issues[0];
    }

    private static string Indented(string yaml, int by) =>
        string.Join('\n', yaml.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', by) + line)) + "\n";
}
