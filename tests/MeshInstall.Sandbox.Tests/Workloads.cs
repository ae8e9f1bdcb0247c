namespace MeshInstall.Sandbox.Tests;

/// <summary>Objects that tests apply, as users write them.</summary>
internal static class Workloads
{
    public static string Deployment(string name, int replicas = 1, string image = "example.invalid/web:1") => $$$"""
        {
          "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "{{{name}}}", "labels": {"app": "{{{name}}}"}},
          "spec": {
            "replicas": {{{replicas}}}, "selector": {"matchLabels": {"app": "{{{name}}}"}},
            "template": {
              "metadata": {"labels": {"app": "{{{name}}}"}},
              "spec": {"containers": [{"name": "main", "image": "{{{image}}}", "ports": [{"containerPort": 8080}]}]}
            }
          }
        }
        """;

    public static string DaemonSet(string name) => $$$"""
        {
          "apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "{{{name}}}"},
          "spec": {
            "selector": {"matchLabels": {"app": "{{{name}}}"}},
            "template": {"metadata": {"labels": {"app": "{{{name}}}"}}, "spec": {"containers": [{"name": "main", "image": "agent:1"}]}}
          }
        }
        """;
}
