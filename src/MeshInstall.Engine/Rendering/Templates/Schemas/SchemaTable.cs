using System.Runtime.CompilerServices;

namespace MeshInstall.Engine.Rendering.Templates.Schemas;

/// <summary>
/// Structural schemas of kinds of resources, written as a table of fields and types. It has named checks, patterns and shapes, which kinds share.
/// </summary>
internal sealed class SchemaTable
{
    private const int MaxDepth = 50;
    private static readonly ConditionalWeakTable<string, SchemaTable> Tables = [];
    private readonly Dictionary<string, SchemaLine> _lines;
    private readonly Dictionary<string, MeshMap> _built = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly object _building = new();
    private int _depth;

    private SchemaTable(string text)
    {
        _lines = new Dictionary<string, SchemaLine>(StringComparer.Ordinal);
        foreach (SchemaLine line in SchemaLine.Read(text))
        {
            if (!_lines.TryAdd(line.Subject, line))
            {
                throw SchemaErrors.At(line.Number, $"there is '{line.Subject}' before");
            }
        }
    }

    /// <summary>The table that a text holds; a text is read once.</summary>
    /// <exception cref="MeshException">The text is no such table (<c>TemplateFailed</c>).</exception>
    public static SchemaTable Of(string text) => Tables.GetValue(text, static text => new SchemaTable(text));

    /// <summary>The schema of a kind, as JSON.</summary>
    /// <exception cref="MeshException">There is no such kind, or a line of it cannot be read (<c>TemplateFailed</c>).</exception>
    public string SchemaOf(string kind)
    {
        lock (_building)
        {
            _depth = 0;
            if (!_texts.TryGetValue(kind, out string? text))
            {
                _texts[kind] = text = GoJson.ToText(Build("kind " + kind, 0), indented: false, escapeHtml: false);
            }

            return text;
        }
    }

    /// <summary>The schema of a shape, for the line that names it.</summary>
    internal MeshMap ShapeOf(string name, int line) => Build("shape " + name, line);

    /// <summary>A check as an item of <c>x-kubernetes-validations</c>.</summary>
    internal MeshMap CheckOf(string name, int line)
    {
        SchemaLine check = Line("check " + name, line);
        return new MeshMap.Builder(2)
            .Add("message", check.Text)
            .Add("rule", string.Join('\n', check.Children.Select(part => part.ToString())))
            .Build();
    }

    /// <summary>A pattern.</summary>
    internal MeshNode PatternOf(string name, int line) => new MeshScalar(Line("pattern " + name, line).Text);

    private MeshMap Build(string subject, int user)
    {
        if (_built.TryGetValue(subject, out MeshMap? built))
        {
            return built;
        }

        if (++_depth > MaxDepth)
        {
            throw SchemaErrors.At(user, $"'{subject}' holds itself");
        }

        SchemaLine line = Line(subject, user);
        built = _built[subject] = new SchemaType(this, line).Build(line.Text);
        _depth--;
        return built;
    }

    private SchemaLine Line(string subject, int user) =>
        _lines.GetValueOrDefault(subject) ?? throw SchemaErrors.At(user, $"there is no '{subject}'");
}
