using System.Globalization;

namespace MeshInstall.Engine.Validation.Checks.Values;

/// <summary>Lists of ports that proxies redirect hold numbers from 0 to 65535, or <c>*</c>.</summary>
internal sealed class PortListCheck : ICheck
{
    private static readonly string[] Fields = ["includeInboundPorts", "excludeInboundPorts", "includeOutboundPorts", "excludeOutboundPorts"];

    public void Run(CheckContext context)
    {
        foreach (string field in Fields)
        {
            Place place = context.Values.Find("global", "proxy", field);
            if (place.Text is not { Length: > 0 } text)
            {
                continue;
            }

            foreach (string port in text.Split(','))
            {
                if (port is not ("" or "*")
                    && !(int.TryParse(port, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number is >= 0 and <= 65535))
                {
                    context.Log.Error(
                        "InvalidPort", place.Path, place.Node, $"'{port}' is not the number of a port.",
                        "Write numbers from 0 to 65535 with commas between them and no spaces, such as 80,443, or *.");
                }
            }
        }

        Place status = context.Values.Find("global", "proxy", "statusPort");
        if (status.Integer is > 65535)
        {
            context.Log.Error("InvalidPort", status.Path, status.Node, $"{status.Node} is not the number of a port.", "Write a number from 1 to 65535.");
        }
    }
}
