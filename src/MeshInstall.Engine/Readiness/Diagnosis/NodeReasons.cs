namespace MeshInstall.Engine.Readiness.Diagnosis;

/// <summary>What is wrong with a node that has pods which are not ready.</summary>
internal static class NodeReasons
{
    private static readonly string[] Pressures = ["MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable"];

    public static IEnumerable<string> Of(MeshMap node)
    {
        if (node.Condition("Ready") is { } ready && !ready.IsTrue())
        {
            yield return OneLine.Of($"node {node.Name()} is not ready: {ready.Why("no reason given")}");
        }

        foreach (string pressure in Pressures)
        {
            if (node.Condition(pressure).IsTrue())
            {
                yield return OneLine.Of($"node {node.Name()} has {pressure}: {node.Condition(pressure).Why("no reason given")}");
            }
        }
    }
}
