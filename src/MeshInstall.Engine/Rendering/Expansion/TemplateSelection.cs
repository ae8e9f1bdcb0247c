using System.Text.RegularExpressions;
using MeshInstall.Charts.Rendering;

namespace MeshInstall.Engine.Rendering.Expansion;

/// <summary>Picks what some templates wrote out of the text of a chart, as <c>helm template --show-only</c> does.</summary>
internal static partial class TemplateSelection
{
    private const int MaxNamed = 20;

    /// <summary>The documents that templates of these patterns wrote, pattern by pattern.</summary>
    /// <exception cref="MeshException">A pattern fits no template that wrote something (<c>ChartTemplateNotFound</c>).</exception>
    public static IReadOnlyList<ExpandedDocument> Of(string text, IReadOnlyList<string> patterns)
    {
        ExpandedDocument[] documents = [.. Split(text)];
        List<ExpandedDocument> selected = [];
        foreach (string pattern in patterns)
        {
            TemplatePattern wanted = TemplatePattern.Parse(pattern.Replace('\\', '/'));
            ExpandedDocument[] fitting = [.. documents.Where(document => wanted.IsMatch(document.PathInChart))];
            selected.AddRange(fitting.Length > 0 ? fitting : throw NotFound(pattern, documents));
        }

        return selected;
    }

    /// <summary>The text of selected documents.</summary>
    public static string ToText(IEnumerable<ExpandedDocument> documents) => string.Concat(documents.Select(document => $"---\n{document.Text}\n"));

    private static IEnumerable<ExpandedDocument> Split(string text) => Separator().Split(text.Trim())
        .Select(part => part.Trim())
        .Select(part => (Part: part, Source: Source().Match(part)))
        .Where(found => found.Source.Success)
        .Select(found => new ExpandedDocument(new RenderedDocument { Template = found.Source.Groups["template"].Value, Text = found.Part }));

    private static MeshException NotFound(string pattern, IEnumerable<ExpandedDocument> documents) => new(
        "ChartTemplateNotFound", MeshErrorKind.NotFound, $"No template '{pattern}' of the chart wrote anything.",
        Advice([.. documents.Select(document => document.PathInChart).Distinct()]),
        pattern);

    private static string Advice(string[] templates) => templates.Length == 0
        ? "With these values no template writes anything; look at the values."
        : $"Templates that did: {string.Join(", ", templates.Take(MaxNamed))}{(templates.Length > MaxNamed ? $", and {templates.Length - MaxNamed} more" : string.Empty)}.";

    [GeneratedRegex(@"(?:^|[\t\n\f\r ]*\n)---[\t\n\f\r ]*", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex("# Source: (?<template>[^/\n]+/[^\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Source();
}
