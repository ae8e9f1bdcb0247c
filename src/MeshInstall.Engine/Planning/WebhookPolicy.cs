using MeshInstall.Engine.Planning.Adoption;

namespace MeshInstall.Engine.Planning;

/// <summary>
/// istiod raises the failurePolicy of its validating webhook to Fail once it serves it. An apply that puts Ignore back would open a
/// window without validation on every run, so a raised policy is left to its owner. Charts leave the policy out when they render an
/// upgrade; one that MeshInstall owns would fall back to the server's default then, so it stays what it is.
/// </summary>
internal static class WebhookPolicy
{
    private const string Field = "failurePolicy";
    private const string Validation = "validation.istio.io";

    /// <summary>
    /// The object as it is made where there is none: open until istiod serves it, also where a chart that renders an upgrade leaves the policy to a
    /// webhook that it takes to be there. A first installation that was killed half way is such an upgrade.
    /// </summary>
    public static MeshResource Begin(MeshResource wanted)
    {
        if (wanted.Kind != "ValidatingWebhookConfiguration" || wanted.Body.FindList("webhooks") is not { } webhooks)
        {
            return wanted;
        }

        MeshList open = new(webhooks.Select(node => node is MeshMap webhook && IsForIstiod(webhook) && webhook.FindText(Field) is null
            ? webhook.With(Field, new MeshScalar("Ignore"))
            : node));
        return open.Equals(webhooks) ? wanted : new MeshResource(wanted.Body.With("webhooks", open));
    }

    /// <summary>The object as it is to be applied over <paramref name="live"/>.</summary>
    public static MeshResource Keep(MeshResource wanted, MeshMap live)
    {
        if (wanted.Kind != "ValidatingWebhookConfiguration" || wanted.Body.FindList("webhooks") is not { } webhooks)
        {
            return wanted;
        }

        Dictionary<string, string?> policies = (live.FindList("webhooks")?.OfType<MeshMap>() ?? [])
            .Where(webhook => webhook.FindText("name") is not null)
            .DistinctBy(webhook => webhook.FindText("name"))
            .ToDictionary(webhook => webhook.FindText("name")!, webhook => webhook.FindText(Field), StringComparer.Ordinal);
        HashSet<string> owned = Owned(live);
        MeshList kept = new(webhooks.Select(node => node is MeshMap webhook && webhook.FindText("name") is { } name && policies.GetValueOrDefault(name) is { } policy
            ? Keep(webhook, policy, owned.Contains(name))
            : node));
        return kept.Equals(webhooks) ? wanted : new MeshResource(wanted.Body.With("webhooks", kept));
    }

    /// <summary>Whether istiod will raise the policy, which it does not where a user gives the authority.</summary>
    private static bool IsForIstiod(MeshMap webhook) => webhook.FindText("name")?.EndsWith(Validation, StringComparison.Ordinal) == true
        && webhook.FindMap("clientConfig")?.FindText("caBundle") is null or "";

    private static MeshMap Keep(MeshMap webhook, string policy, bool isOwned) => (webhook.FindText(Field), policy, isOwned) switch
    {
        ("Ignore", "Fail", _) => webhook.Without(Field),
        (null, _, true) => webhook.With(Field, new MeshScalar(policy)),
        _ => webhook,
    };

    /// <summary>The names of the webhooks whose policy MeshInstall has applied, or takes over from the tool that did.</summary>
    private static HashSet<string> Owned(MeshMap live)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        MeshMap? own = FieldOwnership.Entry(live);
        foreach ((string key, MeshNode fields) in FieldManagers.Entries(live)
            .Where(entry => ReferenceEquals(entry, own) || OwnershipTransfer.IsFormer(entry))
            .SelectMany(entry => entry.FindMap("fieldsV1")?.FindMap("f:webhooks") ?? MeshMap.Empty))
        {
            if (fields is MeshMap below && below.ContainsKey("f:" + Field) && (FieldTree.Key(key) as MeshMap)?.FindText("name") is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }
}
