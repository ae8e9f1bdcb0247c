using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Schemas;
using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Rendering;

/// <summary>Renders charts as <c>helm template</c> does. Safe for use by several threads; nothing that is given to it is changed.</summary>
public static class ChartRenderer
{
    private const string NotesFile = "NOTES.txt";

    /// <summary>Renders a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="values">The user's values, which go over the chart's own; integers given as parameters stay integers.</param>
    /// <param name="options">The release, the cluster, and what belongs to the result.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ChartException">
    /// The chart cannot be rendered: <c>ChartNotInstallable</c>, <c>ChartDependencyMissing</c>, <c>ChartKubeVersionUnsupported</c>,
    /// <c>ChartValuesInvalid</c>, <c>ChartTemplateFailed</c>, <c>ChartTemplateOutputInvalid</c>, <c>ChartLimitExceeded</c> and others.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public static RenderedChart Render(Chart chart, MeshMap values, ChartRenderOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return RenderWhole(chart, values, options, cancellationToken);
        }
        catch (ChartException error)
        {
            // Templates fail with values in their words, and so do the functions that read them.
            throw error.Without(HiddenWords.Of([values, chart.Values]));
        }
    }

    private static RenderedChart RenderWhole(Chart chart, MeshMap values, ChartRenderOptions options, CancellationToken cancellationToken)
    {
        KubernetesVersion version = KubernetesVersion.Parse(options.Capabilities.KubeVersion);
        ChartRequirements.RequireInstallable(chart);
        ExecutionBudget budget = new(options.Limits, cancellationToken);
        ValueRun run = new(budget);
        if (chart.Metadata.Deprecated)
        {
            run.Warn("this chart is deprecated");
        }

        ChartInstance root = new(chart);
        GoMap given = GoConversion.FromMap(values);
        DependencySelection.Apply(root, given, string.Empty, run);
        ValueImports.Apply(root, run);
        GoMap coalesced = ValueCoalescing.Coalesce(root, given, run);
        if (!options.SkipSchemaValidation)
        {
            ValuesSchema.Require(Scope(root), coalesced, cancellationToken);
        }

        ChartRequirements.RequireKubeVersion(chart, version);
        GoObject capabilities = CapabilitiesValue.Of(version, options.Capabilities.ApiVersions);
        IReadOnlyList<RenderableTemplate> templates = TemplateCollection.Of(root, coalesced, ReleaseValue.Of(options.Release), capabilities);
        return Assemble(root, Execute(templates, options, budget), options, run.Warnings, budget);
    }

    private static SchemaScope Scope(ChartInstance chart) => new(chart.Name, chart.Source.Schema, [.. chart.Subcharts.Select(Scope)]);

    private static SortedDictionary<string, string> Execute(
        IReadOnlyList<RenderableTemplate> templates, ChartRenderOptions options, ExecutionBudget budget)
    {
        TemplateSet set = new(FunctionTable.Functions, options.Limits);
        foreach (RenderableTemplate template in templates)
        {
            budget.CancellationToken.ThrowIfCancellationRequested();
            set.Add(template.Path, template.Text);
        }

        TemplateServices services = new() { Clock = options.Clock, Lookup = options.Lookup, EnableDns = options.EnableDns };
        SortedDictionary<string, string> outputs = new(GoString.Order);
        foreach (RenderableTemplate template in templates.Where(template => !ChartPath.IsPartial(template.Path)))
        {
            template.Enter();
            string output = set.Execute(template.Path, template.Root, services, budget);
            outputs[template.Path] = output.Replace("<no value>", string.Empty, StringComparison.Ordinal);
        }

        return outputs;
    }

    private static RenderedChart Assemble(
        ChartInstance root, SortedDictionary<string, string> outputs, ChartRenderOptions options, IReadOnlyList<string> warnings, ExecutionBudget budget)
    {
        string rootNotes = ChartPath.Join(root.Path, $"templates/{NotesFile}");
        List<string> notes = [];
        DocumentCollection documents = new(options.ValidateOutput, budget);
        foreach ((string path, string output) in outputs)
        {
            if (!path.EndsWith(NotesFile, StringComparison.Ordinal))
            {
                documents.Add(path, output);
            }
            else if (options.SubchartNotes || path.Equals(rootNotes, StringComparison.Ordinal))
            {
                notes.Add(output);
            }
        }

        List<(string Path, string Text)> crds = options.IncludeCrds ? [.. CrdFiles.Of(root)] : [];
        IReadOnlyList<RenderedDocument> ordered = documents.Documents;
        return new RenderedChart
        {
            Crds = [.. crds.SelectMany(file => DocumentCollection.ReadCrds(file.Path, file.Text))],
            Documents = [.. ordered.Where(document => !document.IsEmpty)],
            Hooks = options.NoHooks ? [] : [.. documents.Hooks.Where(hook => !options.SkipTests || !hook.Hook!.IsTest)],
            Notes = string.Join('\n', notes.SkipWhile(note => note.Length == 0)),
            Warnings = warnings,
            Manifest = [.. crds, .. ordered.Select(document => (document.Template, document.Text))],
        };
    }
}
