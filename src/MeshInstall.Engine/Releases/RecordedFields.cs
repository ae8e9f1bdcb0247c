namespace MeshInstall.Engine.Releases;

/// <summary>Reads the fields of a record. What is missing or of another kind is a <see cref="FormatException"/> that names the field, never its value.</summary>
internal static class RecordedFields
{
    public static string Text(this MeshMap map, string field) => map.FindText(field) ?? throw Missing(field);

    public static MeshMap Map(this MeshMap map, string field) => map.FindMap(field) ?? throw Missing(field);

    public static MeshList List(this MeshMap map, string field) => map.FindList(field) ?? throw Missing(field);

    public static IReadOnlyList<string> Texts(this MeshMap map, string field) =>
        [.. map.List(field).Select(item => (item as MeshScalar)?.Value as string ?? throw Missing(field))];

    public static IEnumerable<MeshMap> Maps(this MeshMap map, string field) => map.List(field).Select(item => item as MeshMap ?? throw Missing(field));

    public static MeshList ToList(IEnumerable<string> texts) => new(texts.Select(text => new MeshScalar(text)));

    /// <summary>The member of that very name; numbers are none.</summary>
    public static T Member<T>(string name)
        where T : struct, Enum => Enum.TryParse(name, out T member) && Enum.IsDefined(member) && member.ToString() == name
            ? member
            : throw new FormatException($"there is no {typeof(T).Name} of the name it has");

    private static FormatException Missing(string field) => new($"its field '{field}' is missing or of another kind");
}
