using System.Collections;
using System.Management.Automation;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;

namespace MeshInstall.Pipeline;

/// <summary>The charts that a user chose with <c>-Chart</c>, or in the document with <c>installPackagePath</c>.</summary>
/// <param name="cmdlet">The cmdlet, for paths and warnings.</param>
/// <param name="chart">The value of <c>-Chart</c>; null without it.</param>
/// <param name="version">The value of <c>-Version</c>.</param>
/// <param name="credential">The value of <c>-ChartCredential</c>.</param>
internal sealed class ChartChoice(PSCmdlet cmdlet, object? chart, string? version, PSCredential? credential)
{
    private readonly Dictionary<string, ChartPackage> _opened = new(StringComparer.Ordinal);
    private bool _hasWarned;

    /// <summary>
    /// The charts for a configuration, and the configuration on the profiles of those charts; no charts where none are chosen. Paths are resolved
    /// at once, on the pipeline thread; the work is for another one.
    /// </summary>
    /// <exception cref="MeshException">The charts are not there, or do not load.</exception>
    public Func<CancellationToken, Task<(MeshConfig Config, ChartPackage? Charts)>> On(MeshConfig config)
    {
        PackageReference? reference = Reference(config);
        WarnOfVersion(reference);
        return async token =>
        {
            if (reference is null)
            {
                return (config, null);
            }

            if (!_opened.TryGetValue(reference.Address, out ChartPackage? charts))
            {
                _opened[reference.Address] = charts = await ChartPackages.OpenAsync(reference, token).ConfigureAwait(false);
            }

            return (await PackageConfig.OnAsync(config, charts, ConfigSources.Profiles, token).ConfigureAwait(false), charts);
        };
    }

    /// <summary>Warns of the components that are on and have no chart among those chosen.</summary>
    public void WarnOfMissing(MeshConfig config, ChartPackage? charts)
    {
        if (charts is not null && ManifestRenderer.WithoutChart(config, charts) is { Count: > 0 } missing)
        {
            cmdlet.WriteWarning($"Left out, since -Chart has no chart for them: {string.Join(", ", missing)}.");
        }
    }

    // A range of versions chooses among those that a repository has; a folder or an archive is of one.
    private void WarnOfVersion(PackageReference? reference)
    {
        if (version is not null && !_hasWarned && reference is not { IsRemote: true })
        {
            _hasWarned = true;
            cmdlet.WriteWarning(reference is null
                ? "-Version is ignored: it chooses among the charts of a repository or registry, and those of the module are in use."
                : $"-Version is ignored: it chooses among the charts of a repository or registry, and {reference} is on this machine.");
        }
    }

    private PackageReference? Reference(MeshConfig config) => chart?.Unwrapped() switch
    {
        null => PackageConfig.PackagePathOf(config) is { } path ? Of(path) : null,
        string address => Of(address),
        FileSystemInfo file => Of(file.FullName),
        Uri address => Of(address.OriginalString),
        IDictionary { Count: > 0 } components => Of(components),
        var other => throw new MeshException(
            "ChartReferenceInvalid", MeshErrorKind.InvalidArgument, $"-Chart cannot be a {other.GetType().Name}.",
            "Give a path, an address, or a hashtable with the chart of each component.", other),
    };

    private PackageReference Of(string address) => new()
    {
        Address = cmdlet.ResolveChart(address),
        Version = version,
        Credential = credential?.GetNetworkCredential(),
    };

    private PackageReference Of(IDictionary components) => new()
    {
        Components = components.Cast<DictionaryEntry>().ToDictionary(
            entry => entry.Key.ToString()!, entry => cmdlet.ResolveChart(entry.Value?.Unwrapped().ToString() ?? string.Empty), StringComparer.OrdinalIgnoreCase),
        Version = version,
        Credential = credential?.GetNetworkCredential(),
    };
}
