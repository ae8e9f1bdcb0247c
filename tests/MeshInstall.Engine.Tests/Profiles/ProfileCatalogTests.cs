using MeshInstall.Engine.Profiles;

namespace MeshInstall.Engine.Tests.Profiles;

public sealed class ProfileCatalogTests
{
    private const string Header = "apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\n";

    [Fact]
    public void The_ten_profiles_are_shipped_and_described()
    {
        IReadOnlyList<MeshProfile> profiles = ShippedProfiles.Catalog.List();
        Assert.Equal(
            ["default", "ambient", "demo", "empty", "minimal", "openshift", "openshift-ambient", "preview", "remote", "stable"],
            profiles.Select(profile => profile.Name));
        Assert.All(profiles, profile => Assert.InRange(profile.Description.Length, 20, 150));
    }

    [Theory]
    [InlineData("default", "Base Pilot IngressGateways", null, null)]
    [InlineData("demo", "Base Pilot IngressGateways EgressGateways", "demo", null)]
    [InlineData("minimal", "Base Pilot", null, null)]
    [InlineData("empty", "", null, null)]
    [InlineData("preview", "Base Pilot IngressGateways", "preview", null)]
    [InlineData("stable", "Base Pilot IngressGateways", "stable", null)]
    [InlineData("remote", "Base Pilot", "remote", null)]
    [InlineData("ambient", "Base Pilot Cni Ztunnel", "ambient", null)]
    [InlineData("openshift", "Base Pilot Cni IngressGateways", null, "openshift")]
    [InlineData("openshift-ambient", "Base Pilot Cni Ztunnel", "ambient", "openshift")]
    public void Each_profile_turns_on_what_it_is_for(string name, string components, string? chartProfile, string? platform)
    {
        MeshConfig config = ShippedProfiles.Profile(name);
        MeshMap on = config.Spec.FindMap("components")!;
        string[] enabled = [.. MeshInstall.Engine.Components.ComponentCatalog.All
            .Where(kind => on.Find(kind.SpecField) switch
            {
                MeshMap single => single.FindBoolean("enabled") == true,
                MeshList gateways => gateways.Cast<MeshMap>().Any(gateway => gateway.FindBoolean("enabled") == true),
                _ => false,
            })
            .Select(kind => kind.Name)];
        Assert.Equal(components, string.Join(' ', enabled));
        Assert.Equal(chartProfile, config.GetValue("spec.values.profile"));
        Assert.Equal(platform, config.GetValue("spec.values.global.platform"));
        Assert.Equal(name, config.Profile);
        Assert.Equal("docker.io/istio", config.GetValue("spec.values.global.hub"));
        Assert.Equal("1.30.3", config.GetValue("spec.values.global.tag"));
        Assert.Equal("istio-system", config.Namespace);
    }

    [Fact]
    public void Loading_puts_the_default_profile_below_and_remembers_both()
    {
        MeshConfig config = ShippedProfiles.Profile("minimal");
        Assert.Equal("profile minimal:8:16", config.GetOrigin("spec.components.ingressGateways[0].enabled")!.ToString());
        Assert.Equal("profile default", config.GetOrigin("spec.hub")!.ToString()[..15]);
    }

    [Fact]
    public void A_name_is_found_in_any_case() => Assert.Equal("demo", ShippedProfiles.Profile("Demo").Profile);

    [Theory]
    [InlineData("mimimal", "Did you mean 'minimal'?")]
    [InlineData("xyz", "default, ambient, demo, empty")]
    [InlineData("../profiles/demo", "There is no profile")]
    [InlineData("demo.yaml", "There is no profile")]
    [InlineData("", "There is no profile")]
    public void A_profile_that_is_not_there_names_those_that_are(string name, string hint)
    {
        MeshException error = Assert.Throws<MeshException>(() => ShippedProfiles.Catalog.Load(name));
        Assert.Equal("ProfileNotFound", error.ErrorId);
        Assert.Equal(MeshErrorKind.NotFound, error.Kind);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_profiles_says_so()
    {
        using TemporaryFolder folder = new();
        MeshException error = Assert.Throws<MeshException>(() => new ProfileCatalog(folder.Path).Load("demo"));
        Assert.Contains("holds none", error.Message, StringComparison.Ordinal);
        Assert.Null(ProfileCatalog.OfPackage(folder.Path));
    }

    [Theory]
    [InlineData("spec: [1]\n", "team:1:1")]
    [InlineData("- a\n", "team:1:1")]
    [InlineData("spec:\n  a: b: c\n", "team:2:")]
    [InlineData("spec:\n  a: 1\n  a: 2\n", "team:3:3")]
    public void A_broken_profile_says_where(string text, string place)
    {
        using TemporaryFolder folder = new();
        folder.Write("default.yaml", Header);
        folder.Write("team.yaml", text);
        MeshException error = Assert.Throws<MeshException>(() => new ProfileCatalog(folder.Path).Load("team"));
        Assert.Equal("ProfileInvalid", error.ErrorId);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifests/profiles")]
    [InlineData("profiles")]
    [InlineData("")]
    public void The_profiles_of_a_package_are_found(string inside)
    {
        using TemporaryFolder folder = new();
        folder.Write(Path.Combine(inside, "default.yaml"), Header);
        folder.Write(Path.Combine(inside, "team.yaml"), "# For the team.\n" + Header);
        MeshProfile team = ProfileCatalog.OfPackage(folder.Path)!.List()[1];
        Assert.Equal(("team", "For the team."), (team.Name, team.Description));
    }

    [Fact]
    public void A_profile_that_changed_is_read_again()
    {
        using TemporaryFolder folder = new();
        folder.Write("default.yaml", "# One.\n" + Header);
        ProfileCatalog catalog = new(folder.Path);
        Assert.Equal("One.", catalog.List()[0].Description);
        folder.Write("default.yaml", "# Another.\n" + Header);
        Assert.Equal("Another.", catalog.List()[0].Description);
    }
}
