namespace MeshInstall.Sandbox.Tests;

/// <summary>A custom resource with a schema, a status, a scale and a printer column.</summary>
internal static class CustomResources
{
    public const string Name = "widgets.tests.example";

    public const string Definition = """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "widgets.tests.example"},
         "spec": {"group": "tests.example", "scope": "Namespaced", "names": {"plural": "widgets", "kind": "Widget", "shortNames": ["wd"]},
          "versions": [
           {"name": "v1", "served": true, "storage": true, "subresources": {"status": {}},
            "additionalPrinterColumns": [{"name": "Size", "type": "integer", "jsonPath": ".spec.size"}],
            "schema": {"openAPIV3Schema": {"type": "object", "properties": {
             "spec": {"type": "object", "required": ["size"], "properties": {
              "size": {"type": "integer", "minimum": 1}, "color": {"type": "string", "enum": ["red", "blue"], "default": "red"},
              "parts": {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["id"],
               "items": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "note": {"type": "string"}}}},
              "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}},
             "status": {"type": "object", "properties": {"state": {"type": "string"}}}}}}},
           {"name": "v1beta1", "served": true, "storage": false, "schema": {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}
        """;
}
