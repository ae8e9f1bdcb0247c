using System.Security.Cryptography;
using System.Text;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Templates;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Rendering;

/// <summary>
/// What each profile amounts to, object by object with a hash of its content, so that no change of a chart goes unseen. After a change that is
/// meant, run the tests once with MESHINSTALL_UPDATE_GOLDEN=1 and look at the difference of the files.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "MeshInstall.Engine.Tests", "Golden");

    [Theory]
    [MemberData(nameof(ShippedProfiles.Names), MemberType = typeof(ShippedProfiles))]
    public async Task A_profile_renders_what_it_rendered_before(string profile)
    {
        IReadOnlyList<MeshManifest> manifests = await ManifestRenderer.RenderAsync(
            TestConfig.Of(profile), new RenderOptions { ChartRoot = RepositoryFolder.Charts }, CancellationToken.None);
        string file = Path.Combine(Folder, profile + ".txt");
        string actual = string.Concat(manifests.SelectMany(manifest => manifest.Resources).Select(resource => Line(resource) + "\n"));
        if (Environment.GetEnvironmentVariable("MESHINSTALL_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, actual);
        }

        Assert.Equal((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"), actual);
    }

    private static string Line(MeshResource resource)
    {
        byte[] content = SHA256.HashData(Encoding.UTF8.GetBytes(GoJson.ToText(resource.Body, indented: false)));
        return $"{resource.ApiVersion} {resource.Kind} {resource.Namespace ?? "-"} {resource.Name} {Convert.ToHexString(content.AsSpan(0, 6))}";
    }
}
