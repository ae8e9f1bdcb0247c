using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Runs the pods of Jobs until enough have succeeded or too many have failed.</summary>
internal sealed class JobController(ControllerContext context) : IController
{
    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change) =>
        resource == Resources.Jobs ? [change.Object.Key] : resource == Resources.Pods ? Owners.KeyOf(change.Object, "Job") : [];

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.Jobs, key) is not { IsDeleting: false } job)
        {
            return;
        }

        if (Conditions.IsTrue(job.Body, "Complete") || Conditions.IsTrue(job.Body, "Failed"))
        {
            return;
        }

        var spec = job.Body.At("spec");
        var pods = context.Controlled(Resources.Pods, job).ToList();
        var succeeded = pods.Count(pod => pod.Body.At("status").Text("phase") == "Succeeded");
        var failed = pods.Count(pod => pod.Body.At("status").Text("phase") == "Failed");
        var active = pods.Count(pod => !PodTemplates.IsFinished(pod) && !pod.IsDeleting);
        var completions = (int)(spec.Number("completions") ?? 1);
        var isOver = succeeded >= completions || failed > (spec.Number("backoffLimit") ?? 6);
        var parallel = (int)(spec.Number("parallelism") ?? 1);
        for (; !isOver && spec.Flag("suspend") != true && active < Math.Min(parallel, completions - succeeded); active++)
        {
            if (context.Create(Resources.Pods, key.Namespace, PodTemplates.Make(job)) is null)
            {
                return;
            }
        }

        SetStatus(job, succeeded, failed, active, succeeded >= completions, isOver);
    }

    private void SetStatus(StoredObject job, int succeeded, int failed, int active, bool isComplete, bool isOver)
    {
        var former = job.Body.Object("status");
        var ready = context.Controlled(Resources.Pods, job).Count(PodTemplates.IsReady);
        var status = new JsonObject { ["startTime"] = former.Text("startTime") ?? Timestamps.Format(context.Now), ["ready"] = ready, ["terminating"] = 0, ["uncountedTerminatedPods"] = new JsonObject() }
            .Count("active", isOver ? 0 : active)
            .Count("succeeded", succeeded)
            .Count("failed", failed);
        if (isComplete)
        {
            status["completionTime"] = Timestamps.Format(context.Now);
            status["conditions"] = new JsonArray(
                Conditions.Make(former, "SuccessCriteriaMet", true, context.Now, "CompletionsReached", "Reached expected number of succeeded pods"),
                Conditions.Make(former, "Complete", true, context.Now, "CompletionsReached", "Reached expected number of succeeded pods"));
        }
        else if (isOver)
        {
            status["conditions"] = new JsonArray(
                Conditions.Make(former, "FailureTarget", true, context.Now, "BackoffLimitExceeded", "Job has reached the specified backoff limit"),
                Conditions.Make(former, "Failed", true, context.Now, "BackoffLimitExceeded", "Job has reached the specified backoff limit"));
        }

        context.SetStatus(Resources.Jobs, job, status);
    }
}
