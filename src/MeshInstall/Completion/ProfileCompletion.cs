using System.Collections;
using MeshInstall.Pipeline;

namespace MeshInstall.Completion;

/// <summary>Completes the names of profiles: the built-in ones, or those under <c>-Path</c>.</summary>
public sealed class ProfileCompletion : CompletionBase
{
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
        (boundParameters["Path"] is string path ? ConfigSources.ProfilesAt(path) : ConfigSources.Profiles)
            .List().Select(profile => new Candidate(profile.Name, profile.Description));
}
