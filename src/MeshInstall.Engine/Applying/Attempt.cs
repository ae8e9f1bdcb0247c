using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Applying;

/// <summary>A recorded attempt: pending from its beginning to its end.</summary>
internal sealed class Attempt
{
    private readonly IClusterClient _client;
    private readonly ReleaseStore _store;
    private readonly MeshPlan _plan;
    private readonly InstallOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<MeshEvent> _report;

    private Attempt(
        IClusterClient client, ReleaseStore store, MeshPlan plan, InstallOptions options, TimeProvider time, Action<MeshEvent> report, MeshRelease release)
    {
        _client = client;
        _store = store;
        _plan = plan;
        _options = options;
        _time = time;
        _report = report;
        Release = release;
    }

    /// <summary>The record.</summary>
    public MeshRelease Release { get; }

    /// <summary>Records that the plan is about to be carried out; before the first attempt on an installation that another tool made, also what that was.</summary>
    public static async Task<Attempt> BeginAsync(
        IClusterClient client,
        ReleaseStore store,
        MeshPlan plan,
        InstallOptions options,
        TimeProvider time,
        Action<MeshEvent> report,
        CancellationToken cancellationToken)
    {
        AttemptHeader header = await AttemptHeader.OfAsync(client, plan, options, cancellationToken).ConfigureAwait(false);
        if (plan is { BaseRelease: 0, Operation: not MeshOperation.Uninstall } && plan.Adopt > 0)
        {
            IReadOnlyList<MeshManifest> found = await AdoptedState.ReadAsync(client, plan, cancellationToken).ConfigureAwait(false);
            report(new ReleaseRecorded(await store.RecordFoundAsync(header.Adoption(found), cancellationToken).ConfigureAwait(false)));
        }

        MeshRelease release = await store.BeginAsync(header.Record(), cancellationToken).ConfigureAwait(false);
        report(new ReleaseRecorded(release));
        return new Attempt(client, store, plan, options, time, report, release);
    }

    /// <summary>Carries out the plan and records how that ended. An uninstallation whose records go as well stays pending until they do.</summary>
    /// <param name="over">Cancelled when the time to note that the attempt was stopped is over.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<InstallOutcome> RunAsync(CancellationToken over, CancellationToken cancellationToken)
    {
        try
        {
            InstallOutcome outcome = await new InstallRun(_client, _plan, _options, _time, _report).RunAsync(cancellationToken).ConfigureAwait(false);
            await FinishAsync(outcome, cancellationToken).ConfigureAwait(false);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            Task noted = _store.InterruptAsync(Release, "It was stopped.", over);
            await noted.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private Task FinishAsync(InstallOutcome outcome, CancellationToken cancellationToken) => (outcome.Succeeded, _plan.Operation) switch
    {
        (false, _) => _store.FinishAsync(Release, MeshReleaseStatus.Failed, outcome.Message, cancellationToken),
        (true, MeshOperation.Uninstall) when !_options.KeepHistory => Task.CompletedTask,
        (true, MeshOperation.Uninstall) => _store.FinishAsync(Release, MeshReleaseStatus.Uninstalled, string.Empty, cancellationToken),
        _ => _store.FinishAsync(Release, MeshReleaseStatus.Deployed, string.Empty, cancellationToken),
    };
}
