using System.Management.Automation;
using MeshInstall.Completion;
using MeshInstall.Engine.Profiles;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Gets a configuration that stands on a profile, or lists the profiles.</summary>
[Cmdlet(VerbsCommon.Get, "MeshProfile", DefaultParameterSetName = LoadSet)]
[OutputType(typeof(MeshConfig), ParameterSetName = [LoadSet])]
[OutputType(typeof(MeshProfile), ParameterSetName = [ListSet])]
public sealed class GetMeshProfileCommand : MeshCommand
{
    private const string LoadSet = "Load";
    private const string ListSet = "List";

    /// <summary>The profiles to load; wildcards are allowed. Without a name, the default profile.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompletion))]
    public string[] Name { get; set; } = [];

    /// <summary>A folder of profiles, or of an Istio release, instead of the built-in ones.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Lists the profiles with what they are for.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ListSet)]
    public SwitchParameter ListAvailable { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        ProfileCatalog catalog = Path is null ? ConfigSources.Profiles : ConfigSources.ProfilesAt(this.ResolveNew(Path));
        if (ListAvailable)
        {
            WildcardPattern[] patterns = [.. Name.Select(Pattern)];
            WriteObject(catalog.List().Where(profile => patterns.Length == 0 || patterns.Any(pattern => pattern.IsMatch(profile.Name))), true);
            return;
        }

        foreach (string name in Name.Length == 0 ? [ProfileCatalog.DefaultName] : Expand(catalog))
        {
            try
            {
                WriteObject(new MeshConfig(catalog.Load(name), ConfigSources.ResolverOn(catalog)));
            }
            catch (MeshException exception)
            {
                WriteError(exception);
            }
        }
    }

    private static WildcardPattern Pattern(string name) => WildcardPattern.Get(name, WildcardOptions.IgnoreCase);

    private IEnumerable<string> Expand(ProfileCatalog catalog) => Name.SelectMany(name => WildcardPattern.ContainsWildcardCharacters(name)
        ? catalog.Names().Where(Pattern(name).IsMatch)
        : [name]);
}
