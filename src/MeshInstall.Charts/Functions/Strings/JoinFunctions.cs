using System.Globalization;
using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>sprig's functions that put text together and take it apart.</summary>
internal static class JoinFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("cat", (execution, arguments) => Join(" ", [.. arguments.Where(item => item is not null).Select(GoPrint.Format)], execution.Budget), GoParameter.Any) { IsVariadic = true },
        new("hello", (_, _) => "Hello!"),
        new("join", (execution, arguments) => Join((string)arguments[0]!, GoText.ListOf(arguments[1]), execution.Budget), GoParameter.String, GoParameter.Any),
        new("plural", (_, arguments) => (nint)arguments[2]! == 1 ? arguments[0] : arguments[1], GoParameter.String, GoParameter.String, GoParameter.Int),
        new("sortAlpha", (_, arguments) => Sort(arguments[0]), GoParameter.Any),
        new("split", (_, arguments) => Numbered(TextSearch.Split((string)arguments[1]!, (string)arguments[0]!)), GoParameter.String, GoParameter.String),
        new("splitList", (_, arguments) => GoList.OfStrings(TextSearch.Split((string)arguments[1]!, (string)arguments[0]!)), GoParameter.String, GoParameter.String),
        new("splitn", (_, arguments) => Numbered(TextSearch.Split((string)arguments[2]!, (string)arguments[0]!, (nint)arguments[1]!)), GoParameter.String, GoParameter.Int, GoParameter.String),
    ];

    private static string Join(string separator, string[] parts, ExecutionBudget budget)
    {
        Reservation.Text(budget, ((long)separator.Length * parts.Length) + parts.Sum(part => (long)part.Length));
        return ByteText.Normalize(string.Join(separator, parts));
    }

    private static GoMap Numbered(string[] parts)
    {
        GoMap map = new(GoType.MapOfString, parts.Length);
        for (int i = 0; i < parts.Length; i++)
        {
            map[string.Create(CultureInfo.InvariantCulture, $"_{i}")] = parts[i];
        }

        return map;
    }

    // Go sorts a []string where it stands, and templates that hold the list see it sorted from then on.
    private static GoList Sort(object? value)
    {
        if (value is GoList { Type.Name: "[]string" } strings)
        {
            Array.Sort(strings.Items, static (left, right) => GoString.Compare((string?)left, (string?)right));
            return strings;
        }

        string[] texts = value is null ? [GoText.Of(value)] : GoText.ListOf(value);
        Array.Sort(texts, GoString.Order);
        return GoList.OfStrings(texts);
    }
}
