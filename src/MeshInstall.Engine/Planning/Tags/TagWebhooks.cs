namespace MeshInstall.Engine.Planning.Tags;

/// <summary>Makes the webhooks of the default tag from those of the revision it stands for.</summary>
internal static class TagWebhooks
{
    private const string Revision = "istio.io/rev";
    private const string Injection = "istio-injection";
    private const string PodInjection = "sidecar.istio.io/inject";
    private const string WebhookName = "sidecar-injector.istio.io";
    private static readonly string[] SystemNamespaces = ["kube-system", "kube-public", "kube-node-lease", "local-path-storage"];

    /// <summary>The webhooks that inject for the tag and for what names no revision; no two of them select the same pod.</summary>
    /// <param name="webhooks">Those of the revision.</param>
    /// <param name="everywhere">Whether pods that say nothing in namespaces that say nothing are injected too.</param>
    public static MeshList Injecting(MeshList webhooks, bool everywhere)
    {
        MeshMap model = webhooks.OfType<MeshMap>().First();
        MeshMap[] unlabelled = [Absent(Revision), Absent(Injection)];
        MeshMap willing = Expression(PodInjection, "NotIn", "false");
        List<MeshNode> made =
        [
            Webhook(model, "rev.namespace.", [Expression(Revision, "In", TagLabels.Default), Absent(Injection)], [willing]),
            Webhook(model, "rev.object.", unlabelled, [willing, Expression(Revision, "In", TagLabels.Default)]),
            Webhook(model, "namespace.", [Expression(Injection, "In", "enabled")], [willing]),
            Webhook(model, "object.", unlabelled, [Expression(PodInjection, "In", "true"), Absent(Revision)]),
        ];
        if (everywhere)
        {
            MeshMap userNamespaces = Expression("kubernetes.io/metadata.name", "NotIn", SystemNamespaces);
            made.Add(Webhook(model, "auto.", [.. unlabelled, userNamespaces], [Absent(PodInjection), Absent(Revision)]));
        }

        return new MeshList(made);
    }

    /// <summary>The same webhooks, selecting nothing.</summary>
    public static MeshList Deactivated(MeshList webhooks)
    {
        MeshMap never = Map("matchLabels", Map(TagLabels.Deactivated, new MeshScalar(TagLabels.NeverMatch)));
        return new MeshList(webhooks.OfType<MeshMap>().Select(webhook => webhook.With("namespaceSelector", never).With("objectSelector", never)));
    }

    /// <summary>The webhook that validates what names no revision, from that of a revision.</summary>
    public static MeshList Validating(MeshList webhooks)
    {
        MeshMap model = webhooks.OfType<MeshMap>().First();
        return new MeshList(
        [
            model.With("name", new MeshScalar("validation.istio.io")).With("objectSelector", Map("matchExpressions", new MeshList([Absent(Revision)]))),
        ]);
    }

    private static MeshMap Webhook(MeshMap model, string prefix, MeshMap[] namespaces, MeshMap[] pods) => model
        .With("name", new MeshScalar(prefix + WebhookName))
        .With("namespaceSelector", Map("matchExpressions", new MeshList(namespaces)))
        .With("objectSelector", Map("matchExpressions", new MeshList(pods)));

    private static MeshMap Absent(string key) => new MeshMap.Builder().Add("key", key).Add("operator", "DoesNotExist").Build();

    private static MeshMap Expression(string key, string relation, params string[] values) => new MeshMap.Builder()
        .Add("key", key).Add("operator", relation).Add("values", new MeshList(values.Select(value => new MeshScalar(value)))).Build();

    private static MeshMap Map(string key, MeshNode value) => new MeshMap.Builder().Add(key, value).Build();
}
