using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Rendering;

internal static class TestConfig
{
    /// <summary>A profile with a document of the user on top, which is the spec alone.</summary>
    public static MeshConfig Of(string profile, string spec = "")
    {
        string body = string.Join('\n', spec.Split('\n').Select(line => line.Length == 0 ? line : "  " + line));
        string document = $"apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  profile: {profile}\n{body}\n";
        return ShippedProfiles.Config(ConfigReader.ReadText(document, "user.yaml"));
    }
}
