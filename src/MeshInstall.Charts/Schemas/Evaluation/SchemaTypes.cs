using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>The types of JSON.</summary>
internal static class SchemaTypes
{
    private static readonly string[] Order = ["null", "boolean", "number", "integer", "string", "array", "object"];

    /// <summary>The type of a value; null where it is no JSON.</summary>
    public static string? NameOf(object? value) => value switch
    {
        null => "null",
        bool => "boolean",
        string => "string",
        GoList => "array",
        GoMap => "object",
        SchemaNumber or double or long or nint or int or byte or ulong => "number",
        _ => null,
    };

    public static bool Fits(object? value, string type, IReadOnlyList<string> wanted)
    {
        foreach (string name in wanted)
        {
            if (name == type || (name == "integer" && type == "number" && ExactNumber.TryCreate(value, out ExactNumber number) && number.IsInteger))
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<string> Sort(IReadOnlyList<string> names) => Order.Where(names.Contains);

    public static string DescribeEnum(GoList allowed)
    {
        if (allowed.Items.Any(item => item is GoMap or GoList))
        {
            return "'enum' failed";
        }

        return allowed.Count == 1 ? $"value must be {SchemaText.Display(allowed[0])}"
            : $"value must be one of {string.Join(", ", allowed.Items.Select(SchemaText.Display))}";
    }
}
