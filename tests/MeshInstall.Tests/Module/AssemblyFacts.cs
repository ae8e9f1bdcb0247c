using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MeshInstall.Tests.Module;

/// <summary>Facts of an assembly, read without loading it.</summary>
internal static class AssemblyFacts
{
    /// <summary>The names of the assemblies that it references.</summary>
    public static IReadOnlyList<string> References(string path) => Read(path, reader =>
        reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)));

    /// <summary>The full names of its types.</summary>
    public static IReadOnlyList<string> Types(string path) => Read(path, reader =>
        reader.TypeDefinitions.Select(reader.GetTypeDefinition).Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}"));

    /// <summary>The names, such as <c>Get-Mesh</c>, in the Cmdlet attributes of its types.</summary>
    public static IReadOnlyList<string> Cmdlets(string path) => Read(path, reader => reader.TypeDefinitions
        .SelectMany(handle => reader.GetTypeDefinition(handle).GetCustomAttributes())
        .Select(reader.GetCustomAttribute)
        .Where(attribute => NameOf(reader, attribute) == "CmdletAttribute")
        .Select(attribute => Arguments(reader, attribute)));

    /// <summary>The identifier of this very compilation, which compiling it to native code keeps.</summary>
    public static string Version(string path) => Read(path, reader => [reader.GetGuid(reader.GetModuleDefinition().Mvid).ToString()])[0];

    private static IReadOnlyList<string> Read(string path, Func<MetadataReader, IEnumerable<string>> select)
    {
        using PEReader file = new(File.OpenRead(path));
        return [.. select(file.GetMetadataReader())];
    }

    private static string? NameOf(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name)
            : null;

    // Verb and noun are the two positional arguments, behind a prolog of two bytes (ECMA-335, II.23.3).
    private static string Arguments(MetadataReader reader, CustomAttribute attribute)
    {
        BlobReader value = reader.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return $"{value.ReadSerializedString()}-{value.ReadSerializedString()}";
    }
}
