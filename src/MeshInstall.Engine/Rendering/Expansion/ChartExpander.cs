using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;
using MeshInstall.Engine.Rendering.Packages;

namespace MeshInstall.Engine.Rendering.Expansion;

/// <summary>Renders any chart, as <c>helm template</c> does.</summary>
public static class ChartExpander
{
    /// <summary>What a chart amounts to with the values given.</summary>
    /// <param name="location">The chart.</param>
    /// <param name="options">The release, the values, and what is wanted.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    /// <exception cref="MeshException">
    /// The name of the release is none (<c>ReleaseNameInvalid</c>), the chart or a file of values cannot be read, a template failed (the errors of the chart engine), or <see cref="ExpansionOptions.ShowOnly"/>
    /// fits nothing (<c>ChartTemplateNotFound</c>).
    /// </exception>
    public static async Task<ExpandedChart> ExpandAsync(ChartLocation location, ExpansionOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(options);
        ReleaseName.Require(options.ReleaseName);
        MeshMap values = await ExpansionValues.MergeAsync(options, cancellationToken).ConfigureAwait(false);
        Chart chart = await ChartOpener.LoadAsync(location, cancellationToken).ConfigureAwait(false);
        RenderedChart rendered = ChartRenderer.Render(chart, values, Options(options), cancellationToken);
        string notes = ChartNotes.Shown(rendered.Notes, values);
        IReadOnlyList<RenderedDocument>? selected = options.ShowOnly.Count > 0 ? rendered.Select(options.ShowOnly) : null;
        return new ExpandedChart
        {
            Chart = chart.ToString(),
            Write = () => selected is null ? rendered.ToText() : string.Concat(selected.Select(document => $"---\n{document.Text}\n")),
            Documents = [.. (selected ?? rendered.Crds.Concat(rendered.Documents).Concat(rendered.Hooks)).Select(document => new ExpandedDocument(document))],
            Notes = notes,
            Warnings = [.. rendered.Warnings, .. ChartNotes.WarningsOf(notes)],
        };
    }

    private static ChartRenderOptions Options(ExpansionOptions options)
    {
        ChartCapabilities capabilities = new() { ApiVersions = options.ApiVersions };
        return new ChartRenderOptions
        {
            Release = new ChartRelease { Name = options.ReleaseName, Namespace = options.Namespace, IsUpgrade = options.IsUpgrade },
            Capabilities = options.KubeVersion is null ? capabilities : capabilities with { KubeVersion = options.KubeVersion },
            IncludeCrds = options.IncludeCrds,
            NoHooks = options.NoHooks,
            SkipTests = options.SkipTests,
            SkipSchemaValidation = options.SkipSchemaValidation,
        };
    }
}
