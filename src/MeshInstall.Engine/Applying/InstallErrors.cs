using MeshInstall.Engine.Readiness.Waiting;

namespace MeshInstall.Engine.Applying;

/// <summary>The errors of carrying out a plan.</summary>
internal static class InstallErrors
{
    private const int MaxNamed = 10;

    public static MeshException NotApplied(MeshManifest manifest, TimeSpan timeout, int done, int all) => new(
        "MeshNotReady",
        MeshErrorKind.Timeout,
        $"{manifest.Name} was not applied after {DurationText.Of(timeout)}: {done} of {all} objects are written.",
        "Check that the API server is healthy and run the command again, it goes on where it stopped. -Timeout allows more time.",
        manifest.Name);

    public static MeshException Several(string component, IReadOnlyList<MeshException> errors) => errors.Count == 1
        ? errors[0]
        : new MeshException(
            errors[0].ErrorId,
            errors[0].Kind,
            $"{errors.Count} objects of {component} failed: {List([.. errors.Select(error => error.Message.TrimEnd('.'))])}.",
            errors[0].RecommendedAction,
            errors.Select(error => error.Target).ToList(),
            errors[0]);

    public static MeshException NotRemoved(TimeSpan timeout, int done, int all, IReadOnlyList<string> leaving) => new(
        "MeshNotRemoved",
        MeshErrorKind.Timeout,
        $"{all - done} of {all} objects were not gone after {DurationText.Of(timeout)}: {List(leaving)}.",
        "Look at the finalizers of the objects named and at the controllers that should remove them, then run the command again, it goes on where it stopped. -Timeout allows more time.",
        leaving);

    public static MeshException Conflicts(MeshPlan plan)
    {
        List<string> conflicts = [.. plan.Changes.Where(change => change.Conflicts.Count > 0).Select(change => $"{change.Wanted}: {string.Join("; ", change.Conflicts)}")];
        return new MeshException(
            "FieldConflict",
            MeshErrorKind.Conflict,
            $"Others own fields that are to change, so nothing was changed: {List(conflicts)}.",
            "Leave the fields to their owners by removing them from the configuration, or take them over with -ForceConflicts.",
            conflicts);
    }

    public static MeshException PlanOutdated(MeshPlan plan, IReadOnlyList<string> differences) => new(
        "PlanOutdated",
        MeshErrorKind.Conflict,
        $"The cluster has changed since the plan for {plan.Revision} in {plan.Namespace} was made, so nothing was changed: {List(differences)}.",
        "Make the plan again with Get-MeshPlan, look at it, and install that one.",
        differences);

    public static MeshException LockLost(MeshPlan plan) => new(
        "LockLost",
        MeshErrorKind.Unavailable,
        $"The lock on {plan.Revision} in {plan.Namespace} could not be renewed in time or was taken by another installer, so this attempt was stopped.",
        "Check that the API server is healthy and who else installs (Get-MeshRelease), then run the command again; it goes on where it stopped.",
        plan.Namespace);

    public static MeshException KindNotServed(MeshResource resource) => new(
        "ResourceNotFound",
        MeshErrorKind.NotFound,
        $"The cluster does not know the kind {resource.Kind} of {resource.ApiVersion}, so {resource} cannot be applied.",
        "Install the custom resource definition of the kind first, or turn off what renders the object.",
        resource.ToString());

    public static MeshException DependencyFailed(MeshManifest manifest, IEnumerable<MeshInstallResult> failed)
    {
        string needs = string.Join(", ", failed.Select(result => $"{result.Name} {(result.Status == MeshInstallStatus.Skipped ? "was skipped" : "failed")}"));
        return new MeshException(
            "DependencyFailed",
            MeshErrorKind.DependencyFailed,
            $"{manifest.Name} was not started, since it needs what did not come up: {needs}.",
            "Mend what failed and run the command again.",
            manifest.Name);
    }

    private static string List(IReadOnlyList<string> reasons) =>
        string.Join("; ", reasons.Take(MaxNamed)) + (reasons.Count > MaxNamed ? $"; and {reasons.Count - MaxNamed} more" : string.Empty);
}
