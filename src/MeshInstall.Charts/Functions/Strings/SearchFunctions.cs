using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>sprig's functions that look into text and trim or replace what they find.</summary>
internal static class SearchFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("contains", (_, arguments) => TextSearch.Contains((string)arguments[1]!, (string)arguments[0]!), GoParameter.String, GoParameter.String),
        new("hasPrefix", (_, arguments) => TextSearch.StartsWith((string)arguments[1]!, (string)arguments[0]!), GoParameter.String, GoParameter.String),
        new("hasSuffix", (_, arguments) => TextSearch.EndsWith((string)arguments[1]!, (string)arguments[0]!), GoParameter.String, GoParameter.String),
        new("replace", (execution, arguments) => Replace((string)arguments[0]!, (string)arguments[1]!, (string)arguments[2]!, execution.Budget), GoParameter.String, GoParameter.String, GoParameter.String),
        new("trim", (_, arguments) => ((string)arguments[0]!).Trim(), GoParameter.String),
        new("trimAll", (_, arguments) => TextSearch.Trim((string)arguments[1]!, (string)arguments[0]!), GoParameter.String, GoParameter.String),
        new("trimPrefix", (_, arguments) => TextSearch.WithoutPrefix((string)arguments[1]!, (string)arguments[0]!), GoParameter.String, GoParameter.String),
        new("trimSuffix", (_, arguments) => TextSearch.WithoutSuffix((string)arguments[1]!, (string)arguments[0]!), GoParameter.String, GoParameter.String),
        new("trimall", (_, arguments) => TextSearch.Trim((string)arguments[1]!, (string)arguments[0]!), GoParameter.String, GoParameter.String),
    ];

    private static string Replace(string old, string replacement, string text, ExecutionBudget budget)
    {
        if (replacement.Length > old.Length)
        {
            int found = old.Length == 0 ? text.Length + 1 : text.AsSpan().Count(old);
            Reservation.Text(budget, (Int128)found * (replacement.Length - old.Length));
        }

        return TextSearch.Replace(text, old, replacement);
    }
}
