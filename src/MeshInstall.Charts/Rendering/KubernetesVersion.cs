using System.Globalization;
using System.Text.RegularExpressions;

namespace MeshInstall.Charts.Rendering;

/// <summary>A version of Kubernetes as it was given, and without what vendors append, for comparing.</summary>
/// <param name="Full">With a <c>v</c> in front, such as <c>v1.33.4-gke.1245000</c>.</param>
/// <param name="Normal">The numbers alone, such as <c>v1.33.4</c>.</param>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
internal sealed partial record KubernetesVersion(string Full, string Normal, string Major, string Minor)
{
    /// <exception cref="ChartException">The text is no version (<c>ChartKubeVersionInvalid</c>).</exception>
    public static KubernetesVersion Parse(string text)
    {
        Match match = Form().Match(text);
        if (!match.Success)
        {
            throw Invalid(text, $"could not parse \"{text}\" as version");
        }

        string[] parts = match.Groups[1].Value.Split('.');
        if (parts.Length < 2)
        {
            throw Invalid(text, $"illegal version string \"{text}\"");
        }

        if (parts[0] is ['0', _, ..])
        {
            throw Invalid(text, $"illegal zero-prefixed version component \"{parts[0]}\" in \"{text}\"");
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (!ulong.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out ulong number))
            {
                throw Invalid(text, $"illegal non-numeric version component \"{parts[i]}\" in \"{text}\"");
            }

            parts[i] = number.ToString(CultureInfo.InvariantCulture);
        }

        string full = text.StartsWith('v') ? text : $"v{text}";
        return new KubernetesVersion(full, $"v{string.Join('.', parts)}", parts[0], parts[1]);
    }

    private static ChartException Invalid(string text, string reason) => new(
        "ChartKubeVersionInvalid", MeshErrorKind.InvalidArgument, $"invalid kube version '{text}': {reason}",
        "Give the version of Kubernetes as v1.35.0.", text);

    [GeneratedRegex(@"^[\t\n\f\r ]*v?([0-9]+(?:\.[0-9]+)*)[^\n]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
