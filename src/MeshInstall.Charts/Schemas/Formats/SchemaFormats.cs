using System.Collections.Frozen;

namespace MeshInstall.Charts.Schemas.Formats;

/// <summary>The formats that are checked, in the drafts that check them; any other name allows everything.</summary>
internal static class SchemaFormats
{
    private static readonly FrozenDictionary<string, Func<string, string?>> Checks = new Dictionary<string, Func<string, string?>>(StringComparer.Ordinal)
    {
        ["regex"] = text => SchemaPattern.TryCompile(text, out _, out string? error) ? null : error,
        ["json-pointer"] = PointerFormats.CheckPointer,
        ["relative-json-pointer"] = PointerFormats.CheckRelative,
        ["uuid"] = NameFormats.CheckUuid,
        ["duration"] = DurationFormat.Check,
        ["period"] = TimeFormats.CheckPeriod,
        ["ipv4"] = NetworkFormats.CheckVersion4,
        ["ipv6"] = NetworkFormats.CheckVersion6,
        ["hostname"] = NetworkFormats.CheckHost,
        ["email"] = NetworkFormats.CheckEmail,
        ["date"] = TimeFormats.CheckDate,
        ["time"] = TimeFormats.CheckTime,
        ["date-time"] = TimeFormats.CheckDateTime,
        ["uri"] = UriFormats.CheckUri,
        ["iri"] = UriFormats.CheckUri,
        ["uri-reference"] = UriFormats.CheckReference,
        ["iri-reference"] = UriFormats.CheckReference,
        ["uri-template"] = UriFormats.CheckTemplate,
        ["semver"] = NameFormats.CheckVersion,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What keeps a text from having the format; null where it has it.</summary>
    public static string? Check(string format, string text) => Checks.TryGetValue(format, out Func<string, string?>? check) ? check(text) : null;
}
