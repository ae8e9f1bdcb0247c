using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Events about objects; the same one again raises its count.</summary>
internal static class Events
{
    public static void Record(ControllerContext context, StoredObject about, string type, string reason, string message, string component)
    {
        var space = about.Key.Namespace.Length > 0 ? about.Key.Namespace : "default";
        var name = $"{about.Key.Name}.{NameSuffix.Stable(System.Text.Encoding.UTF8.GetBytes($"{about.Uid}/{reason}/{message}"), 16)}";
        var key = new ObjectKey(space, name);
        var now = Timestamps.Format(context.Now);
        if (context.Find(Resources.Events, key) is not null)
        {
            context.Update(Resources.Events, key, body =>
            {
                body["count"] = (body.Number("count") ?? 1) + 1;
                body["lastTimestamp"] = now;
            });
            return;
        }

        context.Create(Resources.Events, space, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name },
            ["involvedObject"] = new JsonObject
            {
                ["kind"] = about.Kind,
                ["namespace"] = about.Key.Namespace,
                ["name"] = about.Key.Name,
                ["uid"] = about.Uid,
                ["apiVersion"] = about.ApiVersion,
                ["resourceVersion"] = about.Revision.ToString(CultureInfo.InvariantCulture),
            },
            ["reason"] = reason,
            ["message"] = message,
            ["source"] = new JsonObject { ["component"] = component },
            ["firstTimestamp"] = now,
            ["lastTimestamp"] = now,
            ["count"] = 1,
            ["type"] = type,
            ["eventTime"] = null,
            ["reportingComponent"] = component,
            ["reportingInstance"] = "",
        });
    }
}
