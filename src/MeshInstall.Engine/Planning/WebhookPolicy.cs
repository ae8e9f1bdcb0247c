namespace MeshInstall.Engine.Planning;

/// <summary>
/// istiod raises the failurePolicy of its validating webhook to Fail once it serves it. An apply that puts Ignore back would open a
/// window without validation on every run, so a raised policy is left to its owner.
/// </summary>
internal static class WebhookPolicy
{
    public static MeshResource KeepRaised(MeshResource wanted, MeshMap live)
    {
        if (wanted.Kind != "ValidatingWebhookConfiguration" || wanted.Body.FindList("webhooks") is not { } webhooks)
        {
            return wanted;
        }

        HashSet<string?> raised = [.. (live.FindList("webhooks")?.OfType<MeshMap>() ?? [])
            .Where(webhook => webhook.FindText("failurePolicy") == "Fail")
            .Select(webhook => webhook.FindText("name"))];
        MeshList kept = new(webhooks.Select(node =>
            node is MeshMap webhook && webhook.FindText("failurePolicy") == "Ignore" && raised.Contains(webhook.FindText("name"))
                ? webhook.Without("failurePolicy")
                : node));
        return kept.Equals(webhooks) ? wanted : new MeshResource(wanted.Body.With("webhooks", kept));
    }
}
