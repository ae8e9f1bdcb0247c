using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Rendering.Expansion;

/// <summary>What a release may be called; charts make names of objects and labels of it.</summary>
internal static partial class ReleaseName
{
    private const int MaxLength = 53;

    /// <exception cref="MeshException">Helm would not take the name (<c>ReleaseNameInvalid</c>).</exception>
    public static void Require(string name)
    {
        if (name.Length > MaxLength || !Form().IsMatch(name))
        {
            throw new MeshException(
                "ReleaseNameInvalid", MeshErrorKind.InvalidArgument, $"'{name}' cannot be the name of a release.",
                $"Use at most {MaxLength} lower-case letters, digits, '-' and '.', with a letter or digit at both ends and beside each dot.", name);
        }
    }

    [GeneratedRegex(@"\A[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
