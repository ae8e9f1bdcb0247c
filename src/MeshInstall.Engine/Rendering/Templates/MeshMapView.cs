using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>A map of values as templates see it: read-only, exact names, sorted by name when walked; a name that is not there is an error.</summary>
internal sealed class MeshMapView(MeshMap map, string path) : IScriptObject, IEnumerable<KeyValuePair<string, object?>>
{
    private Dictionary<string, object?>? _members;

    /// <summary>The map itself.</summary>
    public MeshMap Map => map;

    /// <summary>Where the map stands, such as <c>values.global.proxy</c>.</summary>
    public string Path => path;

    /// <inheritdoc/>
    public int Count => map.Count;

    /// <inheritdoc/>
    public bool IsReadOnly
    {
        get => true;
        set { }
    }

    /// <inheritdoc/>
    public IEnumerable<string> GetMembers() => map.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Contains(string member) => map.ContainsKey(member);

    /// <inheritdoc/>
    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (!TryFind(member, out value))
        {
            throw new ScriptRuntimeException(span, $"{path}.{member} is not there: the chart's values.yaml does not declare it.");
        }

        return true;
    }

    /// <summary>The member as templates see it; false where there is none.</summary>
    public bool TryFind(string member, out object? value)
    {
        if (_members is not null && _members.TryGetValue(member, out value))
        {
            return true;
        }

        if (!map.TryGetValue(member, out MeshNode? node))
        {
            value = null;
            return false;
        }

        value = ScriptNodes.ToScript(node, $"{path}.{member}");
        (_members ??= new Dictionary<string, object?>(StringComparer.Ordinal))[member] = value;
        return true;
    }

    /// <inheritdoc/>
    public bool CanWrite(string member) => false;

    /// <inheritdoc/>
    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    /// <inheritdoc/>
    public bool Remove(string member) => false;

    /// <inheritdoc/>
    public void SetReadOnly(string member, bool readOnly)
    {
    }

    /// <inheritdoc/>
    public IScriptObject Clone(bool deep) => this;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach (string member in GetMembers())
        {
            TryFind(member, out object? value);
            yield return KeyValuePair.Create(member, value);
        }
    }

    /// <summary>The map in JSON, for messages.</summary>
    public override string ToString() => map.ToString();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
