using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Validation.Checks;

/// <summary>The compatibility version is a major and a minor number.</summary>
internal sealed partial class CompatibilityVersionCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (Place place in new[] { context.Spec["compatibilityVersion"], context.Values["compatibilityVersion"] })
        {
            if (place.Text is { Length: > 0 } text && !Version().IsMatch(text))
            {
                context.Log.Error(
                    "InvalidCompatibilityVersion", place.Path, place.Node, $"'{text}' is not a compatibility version.",
                    "Write major and minor number in quotes, such as \"1.28\".");
            }
        }
    }

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
