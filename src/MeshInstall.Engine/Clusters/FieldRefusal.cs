using System.Globalization;

namespace MeshInstall.Engine.Clusters;

/// <summary>
/// What server-side apply says of an object that its kind cannot hold. Servers call that an error of their own (500), quote the value, and of values
/// that cannot be read name no field; the fields are looked for here.
/// </summary>
internal static class FieldRefusal
{
    private const string Untyped = "failed to create typed patch object (";
    private const string Unconverted = "failed to convert new object (";
    private const string Unreadable = ": unable to convert unstructured object to ";
    private const string Decoding = "error decoding from json: ";
    private const string Refused = "a value cannot be read";
    private const int MaxFields = 10;

    /// <summary>
    /// Whether a message is one, which asking again does not change. A conversion that fails elsewhere, as in the webhook of a custom resource, is none.
    /// </summary>
    public static bool Is(string message) => message.StartsWith(Untyped, StringComparison.Ordinal)
        || (message.StartsWith(Unconverted, StringComparison.Ordinal) && message.Contains(Unreadable, StringComparison.Ordinal));

    /// <summary>The fields and what is wrong with them, without values.</summary>
    /// <param name="message">What the server says.</param>
    /// <param name="item">The object; null where it is not known.</param>
    public static string Why(string message, MeshMap? item) => message.StartsWith(Untyped, StringComparison.Ordinal)
        ? Typed(message[(message.IndexOf("): ", StringComparison.Ordinal) + 1)..])
        : Converted(message[(message.IndexOf(Unreadable, StringComparison.Ordinal) + Unreadable.Length)..], item);

    /// <summary>A line for each field, behind whose expectation stands the value.</summary>
    private static string Typed(string said)
    {
        List<string> lines =
        [
            .. said.Split('\n')
                .Select(line => line.Trim(' ', ':'))
                .Where(line => line.StartsWith('.'))
                .Select(line => line.IndexOf(", got ", StringComparison.Ordinal) is var got and >= 0 ? line[..got] : line)
                .Order(StringComparer.Ordinal)
                .Take(MaxFields),
        ];
        return lines.Count == 0 ? Refused : string.Join("; ", lines);
    }

    private static string Converted(string said, MeshMap? item)
    {
        string why = said[(said.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        why = why.StartsWith(Decoding, StringComparison.Ordinal) ? why[Decoding.Length..] : why;
        (Func<UnreadField, bool> IsUnread, string Why)? kind = why switch
        {
            _ when why.StartsWith("illegal base64 data", StringComparison.Ordinal) => (field => field.IsNoBase64, why),
            _ when why.Contains("quantit", StringComparison.Ordinal) => (field => field.IsNoQuantity, "no quantity, such as 500m or 2Gi"),
            _ when why.StartsWith("cannot convert float", StringComparison.Ordinal) => (field => field.IsFraction, "no whole number"),
            _ when why.StartsWith("json: cannot unmarshal", StringComparison.Ordinal) => (field => field.IsNoPort, "neither text nor a whole number"),
            _ => null,
        };
        if (kind is not { } known)
        {
            return Refused;
        }

        List<string> paths = item is null ? [] : [.. UnreadField.Of(item).Where(known.IsUnread).Select(field => field.Path).Take(MaxFields)];
        return paths.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Refused}: {known.Why}")
            : string.Join("; ", paths.Select(path => $"{path}: {known.Why}"));
    }
}
