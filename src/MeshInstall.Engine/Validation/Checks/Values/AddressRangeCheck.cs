namespace MeshInstall.Engine.Validation.Checks.Values;

/// <summary>Ranges of addresses that proxies redirect are CIDR blocks, or <c>*</c> alone.</summary>
internal sealed class AddressRangeCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (string field in new[] { "includeIPRanges", "excludeIPRanges" })
        {
            Place place = context.Values.Find("global", "proxy", field);
            if (place.Text is not { Length: > 0 } text || text == "*")
            {
                continue;
            }

            foreach (string range in text.Split(','))
            {
                if (AddressRange.FindProblem(range) is { } problem)
                {
                    context.Log.Error(
                        "InvalidAddressRange", place.Path, place.Node, $"'{range}' is not a range of addresses: {problem}.",
                        "Write CIDR blocks with commas between them and no spaces, such as 10.0.0.0/8,192.168.0.0/16, or * alone.");
                }
            }
        }
    }
}
