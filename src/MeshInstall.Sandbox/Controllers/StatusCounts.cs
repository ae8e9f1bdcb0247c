using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Counts in statuses, which leave zero out.</summary>
internal static class StatusCounts
{
    public static JsonObject Count(this JsonObject status, string name, long count)
    {
        if (count != 0)
        {
            status[name] = count;
        }

        return status;
    }
}
