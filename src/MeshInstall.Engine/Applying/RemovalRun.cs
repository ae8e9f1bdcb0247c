using MeshInstall.Engine.Planning;

namespace MeshInstall.Engine.Applying;

/// <summary>Deletes what a plan says is no longer wanted, and tells the outcome of each component that goes as a whole.</summary>
internal sealed class RemovalRun(
    MeshPlan plan, InstallOptions options, ResourceRemover remover, TimeProvider time, Action<MeshInstallResult, MeshException?> report)
{
    public async Task RunAsync(IReadOnlyList<MeshChange> deletions, CancellationToken cancellationToken)
    {
        if (deletions.Count == 0)
        {
            return;
        }

        long started = time.GetTimestamp();
        IReadOnlyList<(MeshChange Change, MeshException Error)> errors;
        using CancellationTokenSource timeout = new(options.Timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            errors = await remover.RunAsync(deletions, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            errors = [(deletions[0], InstallErrors.NotRemoved(options.Timeout, remover.Done, deletions.Count, remover.Leaving))];
        }

        ILookup<string, MeshException> failed = errors.ToLookup(entry => entry.Change.Component, entry => entry.Error);
        foreach (IGrouping<string, MeshChange> component in deletions.GroupBy(change => change.Component, StringComparer.Ordinal))
        {
            MeshException? error = failed[component.Key].Any() ? InstallErrors.Several(component.Key, [.. failed[component.Key]]) : null;
            if (error is not null || plan.Manifests.All(manifest => manifest.Name != component.Key))
            {
                report(Result(component, errors.Count, error, time.GetElapsedTime(started)), error);
            }
        }
    }

    private MeshInstallResult Result(IGrouping<string, MeshChange> component, int errors, MeshException? error, TimeSpan duration)
    {
        int deleted = remover.DoneOf(component.Key);
        return new MeshInstallResult
        {
            Component = component.Key,
            Name = component.Key,
            Namespace = component.Select(change => change.Wanted.Namespace).FirstOrDefault(space => space is not null) ?? plan.Namespace,
            Revision = ReleaseStream.RevisionIn(plan),
            Status = error is not null ? MeshInstallStatus.Failed
                : errors > 0 && deleted < component.Count() ? MeshInstallStatus.Skipped
                : MeshInstallStatus.Removed,
            Impact = MeshAction.Delete,
            Deleted = deleted,
            Duration = duration,
            Message = error?.Message ?? string.Empty,
        };
    }
}
