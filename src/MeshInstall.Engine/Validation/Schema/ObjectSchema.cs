namespace MeshInstall.Engine.Validation.Schema;

/// <summary>A map of known fields.</summary>
internal sealed class ObjectSchema(string name) : SchemaType
{
    private readonly List<SchemaField> _fields = [];
    private readonly Dictionary<string, SchemaField> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldNote> _notes = new(StringComparer.Ordinal);

    /// <summary>The name of the type.</summary>
    public string Name => name;

    /// <summary>Whether fields outside the table are worth a warning only, because the chart alone decides.</summary>
    public bool Open { get; set; }

    /// <summary>The fields, in the table's order.</summary>
    public IReadOnlyList<SchemaField> Fields => _fields;

    public override string Description => "a map";

    /// <summary>The field of that name, in either spelling; null where there is none.</summary>
    public SchemaField? Find(string key) => _byName.GetValueOrDefault(key);

    /// <summary>What Istio did to the field of that name; null where nothing is known.</summary>
    public FieldNote? FindNote(string key) => _notes.GetValueOrDefault(key);

    public void Add(SchemaField field)
    {
        _fields.Add(field);
        _byName[field.Name] = field;
        if (field.ProtoName is not null)
        {
            _byName[field.ProtoName] = field;
        }
    }

    public void Add(FieldNote note)
    {
        _notes[note.Field] = note;
        _notes[note.ProtoName] = note;
    }
}
