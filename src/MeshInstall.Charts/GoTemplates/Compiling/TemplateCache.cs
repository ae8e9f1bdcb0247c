using System.Collections.Concurrent;
using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Compiling;

/// <summary>
/// Texts that were compiled before, found by their content, for every render of the process. It holds two generations: where the younger one is full
/// it becomes the older one, and what nobody asked for since goes.
/// </summary>
internal sealed class TemplateCache(long maxSize)
{
    private readonly object swapping = new();
    private volatile ConcurrentDictionary<Key, IReadOnlyList<CompiledTemplate>> young = new();
    private volatile ConcurrentDictionary<Key, IReadOnlyList<CompiledTemplate>> old = new();
    private long size;

    public static TemplateCache Shared { get; } = new(128 * 1024 * 1024);

    public int Count => young.Count + old.Count;

    /// <summary>The template of a text and each definition in it.</summary>
    /// <exception cref="TemplateSyntaxException">The text is no template.</exception>
    public IReadOnlyList<CompiledTemplate> Get(string name, string text, FrozenDictionary<string, GoFunction> functions, int maxDepth)
    {
        Key key = new(name, text, functions, maxDepth);
        if (young.TryGetValue(key, out IReadOnlyList<CompiledTemplate>? found))
        {
            return found;
        }

        found = old.TryGetValue(key, out found) ? found : Compile(key);
        Keep(key, found);
        return found;
    }

    private static CompiledTemplate[] Compile(Key key)
    {
        TemplateSource source = new(key.Name, key.Text);
        return [.. TemplateParser.Parse(key.Name, key.Text, key.Functions, key.MaxDepth)
            .Select(definition => StatementCompiler.Compile(definition, source, key.Functions))];
    }

    private void Keep(Key key, IReadOnlyList<CompiledTemplate> templates)
    {
        if (!young.TryAdd(key, templates) || Interlocked.Add(ref size, SizeOf(key)) < maxSize / 2)
        {
            return;
        }

        lock (swapping)
        {
            if (Interlocked.Read(ref size) >= maxSize / 2)
            {
                old = young;
                young = new();
                Interlocked.Exchange(ref size, 0);
            }
        }
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
