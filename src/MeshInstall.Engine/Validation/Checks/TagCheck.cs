using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Validation.Checks;

/// <summary>Tags are tags of images, and were not read as fractions.</summary>
internal sealed partial class TagCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (Place place in ImagePlaces.Of(context, "tag"))
        {
            if (!place.Exists)
            {
                continue;
            }

            if (place.Node is not MeshScalar tag)
            {
                context.Log.Error(
                    "InvalidTag", place.Path, place.Node, $"The tag is {(place.Map is null ? "a list" : "a map")}, not a name.",
                    "Write the tag of an image, such as \"1.30.3\".");
                continue;
            }

            string text = tag.ToString();
            if (text.Length > 0 && !Tag().IsMatch(text))
            {
                context.Log.Error(
                    "InvalidTag", place.Path, tag, $"'{text}' is not the tag of an image.",
                    "Write up to 127 letters, digits, underscores, hyphens and dots, such as \"1.30.3\".");
            }
            else if (tag.Kind is MeshNodeKind.Number)
            {
                context.Log.Warning(
                    "TagReadAsNumber", place.Path, tag, $"The tag is read as the number {text}; zeros at its end are lost.",
                    $"Put the tag in quotes, such as \"{text}\" or \"{text}0\".");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,127}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
