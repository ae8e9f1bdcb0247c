using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>Which draft a schema says it follows.</summary>
internal static class SchemaDialect
{
    /// <exception cref="SchemaFault">It names a draft that is not built in.</exception>
    public static SchemaDraft Find(GoMap schema, string documentAddress, string pointer, SchemaDraft inherited)
    {
        if (schema["$schema"] is not string named)
        {
            return inherited;
        }

        if (SchemaDraft.Find(named) is { } draft)
        {
            return draft;
        }

        string address = named.Split('#')[0];
        return IsOpen(address) && !(pointer.Length == 0 && address == documentAddress) ? inherited
            : throw new SchemaFault($"at '#{pointer}' $schema is '{named}'; the drafts 4, 6, 7, 2019-09 and 2020-12 of json-schema.org are known, other documents are not read");
    }

    /// <summary>Whether helm takes the address for a document that allows everything: it does so for each URN.</summary>
    public static bool IsOpen(string address) => address.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) && SchemaUriSyntax.TryParse(address, out _, out _);
}
