using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Clusters;

/// <summary>A value of an object, which its type may not be able to hold.</summary>
/// <param name="Path">Where it is, as API servers write paths: <c>.spec.containers[0].image</c>.</param>
/// <param name="Key">The name of its entry; that of the list within a list.</param>
/// <param name="Parent">The name of the entry it is under.</param>
/// <param name="Value">The value.</param>
internal sealed partial record UnreadField(string Path, string Key, string Parent, MeshNode Value)
{
    private static readonly string[] Resources = ["limits", "requests", "capacity", "overhead"];
    private static readonly string[] Quantities = ["sizeLimit", "divisor", "averageValue"];
    private static readonly string[] Ports = ["port", "targetPort", "maxSurge", "maxUnavailable", "minAvailable"];

    /// <summary>Whether it ought to be base64 and is not.</summary>
    public bool IsNoBase64 => (Key == "caBundle" || Parent == "binaryData" || Path.StartsWith(".data.", StringComparison.Ordinal))
        && Text is { } text && !Convert.TryFromBase64String(text, new byte[text.Length], out _);

    /// <summary>Whether it ought to be a quantity and is not.</summary>
    public bool IsNoQuantity => (Quantities.Contains(Key) || Resources.Contains(Parent) || (Key == "value" && Parent == "target"))
        && (Value is not MeshScalar || Text is { } text ? !Quantity().IsMatch(Text ?? string.Empty) : Value is MeshScalar { Value: bool });

    /// <summary>Whether it is a number with a fraction.</summary>
    public bool IsFraction => Value is MeshScalar { Value: double number } && number != Math.Truncate(number);

    /// <summary>Whether it ought to be a port or a share and is not.</summary>
    public bool IsNoPort => Ports.Contains(Key) && (Value is not MeshScalar || IsFraction || Value is MeshScalar { Value: bool });

    private string? Text => (Value as MeshScalar)?.Value as string;

    /// <summary>All that an object holds, from the outside inwards.</summary>
    public static IEnumerable<UnreadField> Of(MeshMap item) => Below(new UnreadField(string.Empty, string.Empty, string.Empty, item));

    private static IEnumerable<UnreadField> Below(UnreadField field) => (field.Value switch
    {
        MeshMap map => map.Select(entry => new UnreadField($"{field.Path}.{entry.Key}", entry.Key, field.Key, entry.Value)),
        MeshList list => list.Select((item, place) => new UnreadField($"{field.Path}[{place}]", field.Key, field.Parent, item)),
        _ => [],
    }).SelectMany(below => Below(below).Prepend(below));

    [GeneratedRegex(@"\A[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?\z")]
    private static partial Regex Quantity();
}
