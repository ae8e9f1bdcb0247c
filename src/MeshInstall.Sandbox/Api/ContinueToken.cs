using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Api;

/// <summary>Where the next page of a list starts.</summary>
internal static class ContinueToken
{
    public static string Write(long revision, ObjectKey last) => Convert.ToBase64String(JsonText.ToUtf8(new JsonObject
    {
        ["v"] = "meta.k8s.io/v1", ["rv"] = revision, ["namespace"] = last.Namespace, ["name"] = last.Name,
    }));

    public static (long Revision, ObjectKey Key) Read(string token)
    {
        try
        {
            var fields = JsonText.ParseObject(Encoding.UTF8.GetString(Convert.FromBase64String(token)));
            return (fields.Number("rv") ?? 0, new ObjectKey(fields.Text("namespace") ?? "", fields.Text("name") ?? ""));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            throw ApiException.BadRequest("continue key is not valid: " + failure.Message.ToLower(CultureInfo.InvariantCulture));
        }
    }
}
