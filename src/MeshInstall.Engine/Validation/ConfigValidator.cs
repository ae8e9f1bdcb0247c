using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Validation.Charts;
using MeshInstall.Engine.Validation.Checks;
using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Validation;

/// <summary>
/// Finds what is wrong in a configuration without asking a cluster: unknown, removed and mistyped fields, values that cannot work, and
/// values that contradict each other. Safe for use from many threads at once.
/// </summary>
public sealed class ConfigValidator
{
    private readonly FieldAdvisor _advisor = new(new FieldIndex(SchemaLibrary.Default.Document));

    /// <summary>Everything wrong in the resolved document of <paramref name="config"/>, in the order of the document.</summary>
    /// <exception cref="MeshException">The layers cannot be resolved.</exception>
    public IReadOnlyList<MeshValidationIssue> Validate(MeshConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Validate(config.Document);
    }

    /// <summary>
    /// As <see cref="Validate(MeshConfig)"/>, with the charts that the configuration is for: a field that only they know is right, one that only the
    /// tables of Istio know is worth a warning, as is all that is wrong in the values of charts that are not Istio's, and their schemas are kept.
    /// </summary>
    /// <param name="config">The configuration.</param>
    /// <param name="charts">The charts; null for the built-in ones.</param>
    /// <param name="cancellationToken">Ends the loading of charts.</param>
    /// <exception cref="MeshException">The layers cannot be resolved, or a chart does not load.</exception>
    public async Task<IReadOnlyList<MeshValidationIssue>> ValidateAsync(MeshConfig config, ChartPackage? charts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (charts is null)
        {
            return Validate(config);
        }

        ChartsInUse inUse = await ChartsInUse.LoadAsync(config, charts, cancellationToken).ConfigureAwait(false);
        IssueLog log = new();
        Check(config.Document, log, new ChartFieldRules(inUse, log));
        await ChartSchemaRules.CheckAsync(config, charts, log, cancellationToken).ConfigureAwait(false);
        return [.. log.InOrderOf(config.Document).Select(issue => issue.Id != ChartSchemaRules.Id && inUse.IsForeign(issue.Path) ? issue.AsWarning() : issue)];
    }

    /// <summary>Everything wrong in a resolved document (apiVersion, kind, metadata, spec), in its order.</summary>
    public IReadOnlyList<MeshValidationIssue> Validate(MeshMap document)
    {
        ArgumentNullException.ThrowIfNull(document);
        IssueLog log = new();
        Check(document, log, charts: null);
        return log.InOrderOf(document);
    }

    private void Check(MeshMap document, IssueLog log, ChartFieldRules? charts)
    {
        new SchemaWalker(log, _advisor, charts).Walk(NodePath.Root, document, SchemaLibrary.Default.Document);
        CheckContext context = new(document, log);
        foreach (ICheck check in CheckCatalog.All)
        {
            check.Run(context);
        }
    }
}
