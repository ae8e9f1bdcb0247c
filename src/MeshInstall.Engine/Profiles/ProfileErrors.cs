using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Profiles;

/// <summary>The errors of profiles.</summary>
internal static class ProfileErrors
{
    public const string InvalidId = "ProfileInvalid";

    public static MeshException NotFound(string name, IReadOnlyList<string> known, string folder)
    {
        string closest = EditDistance.Nearest(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;
        string there = known.Count == 0 ? $"the folder '{folder}' holds none" : "there are " + string.Join(", ", known);
        return new MeshException("ProfileNotFound", MeshErrorKind.NotFound, $"There is no profile '{name}': {there}.{closest}",
            "Name one of the profiles that Get-MeshProfile -ListAvailable shows; a file of your own goes to Import-MeshConfig.", name);
    }

    public static MeshException Invalid(string name, string file, string reason, Exception? cause) => new(
        InvalidId, MeshErrorKind.InvalidData, $"The profile '{name}' in '{file}' cannot be used: {reason}",
        "Correct the file, or use another profile.", name, cause);
}
