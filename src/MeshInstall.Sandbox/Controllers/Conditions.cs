using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Status conditions, whose transition time moves only when their status does.</summary>
internal static class Conditions
{
    /// <summary>A condition in place of the one of its type among the former ones.</summary>
    public static JsonObject Make(
        JsonObject? formerStatus, string type, bool isTrue, DateTimeOffset now, string? reason = null, string? message = null, bool hasUpdateTime = false)
    {
        var status = isTrue ? "True" : "False";
        var former = formerStatus.Objects("conditions").FirstOrDefault(condition => condition.Text("type") == type);
        var isSame = former.Text("status") == status;
        var condition = new JsonObject { ["type"] = type, ["status"] = status };
        if (hasUpdateTime)
        {
            var isUnchanged = isSame && former.Text("reason") == reason && former.Text("message") == message;
            condition["lastUpdateTime"] = isUnchanged ? former.Text("lastUpdateTime") : Timestamps.Format(now);
        }

        condition["lastTransitionTime"] = isSame ? former.Text("lastTransitionTime") : Timestamps.Format(now);
        if (reason is not null)
        {
            condition["reason"] = reason;
        }

        if (message is not null)
        {
            condition["message"] = message;
        }

        return condition;
    }

    public static bool IsTrue(JsonNode? body, string type) =>
        body.At("status").Objects("conditions").Any(condition => condition.Text("type") == type && condition.Text("status") == "True");
}
