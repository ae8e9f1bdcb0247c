using System.Text.RegularExpressions;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Rendering;

/// <summary>Picks what some templates wrote out of the text of a chart, as <c>helm template --show-only</c> does.</summary>
internal static partial class TemplateSelection
{
    private const int MaxNamed = 20;

    /// <summary>The documents that templates of these patterns wrote, pattern by pattern. A malformed pattern fits nothing, as in Helm.</summary>
    /// <exception cref="ChartException">A pattern fits no template that wrote something (<c>ChartTemplateNotFound</c>).</exception>
    public static IReadOnlyList<RenderedDocument> Of(string text, IReadOnlyList<string> patterns)
    {
        RenderedDocument[] documents = [.. Split(text)];
        List<RenderedDocument> selected = [];
        foreach (string pattern in patterns)
        {
            GoPathPattern wanted = new(pattern.Replace('\\', '/'));
            RenderedDocument[] fitting = [.. documents.Where(document => wanted.Match(PathInChart(document)) == true)];
            selected.AddRange(fitting.Length > 0 ? fitting : throw NotFound(pattern, documents));
        }

        return selected;
    }

    private static IEnumerable<RenderedDocument> Split(string text) => ManifestSplitter.Split(text)
        .Select(part => (Part: part, Source: Source().Match(part)))
        .Where(found => found.Source.Success)
        .Select(found => new RenderedDocument { Template = found.Source.Groups["template"].Value, Text = found.Part });

    private static string PathInChart(RenderedDocument document) => document.Template[(document.Template.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static ChartException NotFound(string pattern, IEnumerable<RenderedDocument> documents) => new(
        "ChartTemplateNotFound", MeshErrorKind.NotFound, $"No template '{pattern}' of the chart wrote anything.",
        Advice([.. documents.Select(PathInChart).Distinct()]),
        pattern);

    private static string Advice(string[] templates) => templates.Length == 0
        ? "With these values no template writes anything; look at the values."
        : $"Templates that did: {string.Join(", ", templates.Take(MaxNamed))}{(templates.Length > MaxNamed ? $", and {templates.Length - MaxNamed} more" : string.Empty)}.";

    [GeneratedRegex("# Source: (?<template>[^/\n]+/[^\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Source();
}
