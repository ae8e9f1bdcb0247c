namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>Objects that server-side apply cannot read, and what a kube-apiserver 1.36 answers, in which NS is the namespace; always with code 500.</summary>
internal static class ApplyRefusals
{
    private const string NoQuantity = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    /// <summary>Each object by its path below the namespace, its body, and the end of the answer.</summary>
    public static TheoryData<string, string, string> All => new()
    {
        { "secrets", Secret("'data': {'password': 'value!!'}"), Unread("/v1", "Secret", "error decoding from json: illegal base64 data at input byte 5") },
        { "secrets", Secret("'data': {'password': 'value'}"), Unread("/v1", "Secret", "error decoding from json: illegal base64 data at input byte 4") },
        { "secrets", Secret("'data': {'password': 'value='}"), Unread("/v1", "Secret", "error decoding from json: illegal base64 data at input byte 5") },
        { "secrets", Secret("'data': ['value']"), Untyped("/v1", "Secret", ".data: expected map, got &{[value]}") },
        { "secrets", Secret("'stringData': {'password': ['value']}"), Untyped("/v1", "Secret", ".stringData.password: expected string, got &value.valueUnstructured{Value:[]interface {}{\"value\"}}") },
        { "secrets", Secret("'stringData': {'password': 12}"), Untyped("/v1", "Secret", ".stringData.password: expected string, got &value.valueUnstructured{Value:12}") },
        { "deployments", Deployment("'replicas': 'value'"), Untyped("apps/v1", "Deployment", ".spec.replicas: expected numeric (int or float), got string") },
        { "deployments", Deployment("'replicas': 1.5"), Unread("apps/v1", "Deployment", "cannot convert float64 to int32") },
        { "deployments", Container("'resources': {'limits': {'cpu': 'value'}}"), Unread("apps/v1", "Deployment", NoQuantity) },
        { "deployments", Container("'resources': {'limits': {'cpu': true}}"), Unread("apps/v1", "Deployment", NoQuantity) },
        { "deployments", Container("'resources': {'limits': {'cpu': '1mm'}}"), Unread("apps/v1", "Deployment", "unable to parse quantity's suffix") },
        { "deployments", Container("'readinessProbe': {'httpGet': {'port': 1.5}}"), Unread("apps/v1", "Deployment", "json: cannot unmarshal number 1.5 into Go value of type int32") },
        { "deployments", Container("'readinessProbe': {'httpGet': {'port': [1]}}"), Unread("apps/v1", "Deployment", "json: cannot unmarshal array into Go value of type int32") },
        { "deployments", Container("'readinessProbe': {'httpGet': {'port': true}}"), Unread("apps/v1", "Deployment", "json: cannot unmarshal bool into Go value of type int32") },
        { "deployments", Container("'args': 'value'"), Untyped("apps/v1", "Deployment", ".spec.template.spec.containers[name=\"x\"].args: expected list, got &{value}") },
        { "deployments", Container("'stdin': 'value'"), Untyped("apps/v1", "Deployment", ".spec.template.spec.containers[name=\"x\"].stdin: expected boolean, got &{value}") },
    };

    private static string Secret(string member) => Json($"{{'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {{'name': 'x', 'namespace': 'NS'}}, {member}}}");

    private static string Container(string member) => Deployment("'replicas': 0", member);

    private static string Deployment(string member, string ofContainer = "'image': 'example/x'") => Json($$"""
        {'apiVersion': 'apps/v1', 'kind': 'Deployment', 'metadata': {'name': 'x', 'namespace': 'NS'}, 'spec': { {{member}}, 'selector': {'matchLabels': {'app': 'x'} },
         'template': {'metadata': {'labels': {'app': 'x'} }, 'spec': {'containers': [ {'name': 'x', {{ofContainer}} } ] } } } }
        """);

    private static string Json(string text) => text.Replace('\'', '"');

    private static string Untyped(string version, string kind, string why) =>
        $"failed to create typed patch object (NS/x; {version}, Kind={kind}): {why}";

    private static string Unread(string version, string kind, string why) =>
        $"failed to convert new object (NS/x; {version}, Kind={kind}) to proper version: unable to convert unstructured object to {version}, Kind={kind}: {why}";
}
