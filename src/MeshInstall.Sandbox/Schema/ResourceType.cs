using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Schema;

/// <summary>One version of one resource the server serves.</summary>
internal sealed record ResourceType
{
    public static readonly IReadOnlyList<string> AllVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    public required string Group { get; init; }

    public required string Version { get; init; }

    public required string Plural { get; init; }

    public required string Kind { get; init; }

    public required string Singular { get; init; }

    public required bool IsNamespaced { get; init; }

    public string? CustomListKind { get; init; }

    public string ListKind => CustomListKind ?? Kind + "List";

    public IReadOnlyList<string> Verbs { get; init; } = AllVerbs;

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<Subresource> Subresources { get; init; } = [];

    public FieldType Type { get; init; } = FieldType.Any;

    /// <summary>The version of the definition that serves a custom resource, else null.</summary>
    public JsonObject? Definition { get; init; }

    public bool IsCustom => Definition is not null;

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public GroupResource GroupResource => new(Group, Plural);

    public bool Has(string subresource) => Find(subresource) is not null;

    public Subresource? Find(string subresource) => Subresources.FirstOrDefault(item => item.Name == subresource);
}
