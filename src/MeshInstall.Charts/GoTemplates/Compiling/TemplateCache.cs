using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Compiling;

/// <summary>Texts that were compiled before, found by their content, for every render of the process.</summary>
internal sealed class TemplateCache(long maxSize)
{
    private readonly ContentCache<Key, IReadOnlyList<CompiledTemplate>> templates = new(maxSize);

    public static TemplateCache Shared { get; } = new(128 * 1024 * 1024);

    public int Count => templates.Count;

    /// <summary>The template of a text and each definition in it.</summary>
    /// <exception cref="TemplateSyntaxException">The text is no template.</exception>
    public IReadOnlyList<CompiledTemplate> Get(string name, string text, FrozenDictionary<string, GoFunction> functions, int maxDepth)
    {
        Key key = new(name, text, functions, maxDepth);
        if (!templates.TryGet(key, out IReadOnlyList<CompiledTemplate>? found))
        {
            found = Compile(key);
            templates.Add(key, found, SizeOf(key));
        }

        return found;
    }

    private static CompiledTemplate[] Compile(Key key)
    {
        TemplateSource source = new(key.Name, key.Text);
        return [.. TemplateParser.Parse(key.Name, key.Text, key.Functions, key.MaxDepth)
            .Select(definition => StatementCompiler.Compile(definition, source, key.Functions))];
    }

    /// <summary>About how many bytes a text and its statements take.</summary>
    private static long SizeOf(Key key)
    {
        const int Least = 2_000, PerCharacter = 8;
        return Least + ((long)key.Text.Length * PerCharacter);
    }

    private readonly record struct Key(string Name, string Text, FrozenDictionary<string, GoFunction> Functions, int MaxDepth)
    {
        public bool Equals(Key other) => MaxDepth == other.MaxDepth && ReferenceEquals(Functions, other.Functions)
            && string.Equals(Name, other.Name, StringComparison.Ordinal) && string.Equals(Text, other.Text, StringComparison.Ordinal);

        public override int GetHashCode() => HashCode.Combine(Name, Text);
    }
}
