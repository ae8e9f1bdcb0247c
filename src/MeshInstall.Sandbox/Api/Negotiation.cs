namespace MeshInstall.Sandbox.Api;

/// <summary>Reads Accept headers. The server speaks JSON; clients that would rather have protobuf name JSON as well.</summary>
internal static class Negotiation
{
    private const string Supported = "application/json";

    public static ResponseForm Choose(string accept)
    {
        var offers = accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (offers.Length == 0)
        {
            return ResponseForm.Object;
        }

        foreach (var offer in offers)
        {
            var parts = offer.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] is not (Supported or "*/*" or "application/*"))
            {
                continue;
            }

            switch (parts.FirstOrDefault(part => part.StartsWith("as=", StringComparison.Ordinal)))
            {
                case null:
                    return ResponseForm.Object;
                case "as=Table":
                    return ResponseForm.Table;
                case "as=PartialObjectMetadata" or "as=PartialObjectMetadataList":
                    return ResponseForm.PartialMetadata;
            }
        }

        throw ApiException.NotAcceptable(Supported);
    }

    public static bool WantsAggregatedDiscovery(string accept) => accept.Contains("as=APIGroupDiscoveryList", StringComparison.Ordinal)
        && accept.Contains("v=v2", StringComparison.Ordinal) && !accept.StartsWith("application/json,", StringComparison.Ordinal);
}
