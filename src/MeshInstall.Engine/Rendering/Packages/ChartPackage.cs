using System.Collections.Concurrent;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Profiles;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>Where the charts of components come from. Each is loaded when first asked for; safe for use by several threads.</summary>
public abstract class ChartPackage
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ComponentChart>>> _charts = new(StringComparer.Ordinal);

    /// <summary>The profiles that come with the charts; null where there are none.</summary>
    public virtual ProfileCatalog? Profiles => null;

    /// <summary>Whether all its charts are on this machine, so that looking into one more costs little.</summary>
    public virtual bool IsLocal => false;

    /// <summary>Whether it has a chart for components of that kind.</summary>
    public abstract bool Provides(ComponentKind kind);

    /// <summary>The chart for components of that kind.</summary>
    /// <exception cref="MeshException">There is none (<c>ChartNotFound</c>), or it does not load.</exception>
    public async Task<ComponentChart> GetAsync(ComponentKind kind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (!Provides(kind))
        {
            throw ChartPackageErrors.NoChart(kind, ToString()!);
        }

        // Gateways of both kinds may share one chart, and several components ask at the same time.
        Lazy<Task<ComponentChart>> load = _charts.GetOrAdd(AddressOf(kind), _ => new Lazy<Task<ComponentChart>>(() => LoadAsync(kind, cancellationToken)));
        return await load.Value.ConfigureAwait(false);
    }

    /// <summary>What tells charts of the package apart; kinds with one address have one chart.</summary>
    protected abstract string AddressOf(ComponentKind kind);

    /// <summary>Loads the chart for components of that kind.</summary>
    protected abstract Task<ComponentChart> LoadAsync(ComponentKind kind, CancellationToken cancellationToken);
}
