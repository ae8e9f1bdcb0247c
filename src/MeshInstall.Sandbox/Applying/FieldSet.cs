using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Applying;

/// <summary>A set of field paths, in the form of FieldsV1: <c>f:name</c>, <c>k:{keys}</c>, <c>v:value</c>; <c>.</c> is the field itself.</summary>
internal sealed class FieldSet
{
    private SortedDictionary<string, FieldSet>? _children;

    /// <summary>Whether the field itself is in the set, beside what is below it.</summary>
    public bool IsMember { get; set; }

    public bool IsEmpty => !IsMember && (_children is null || _children.Count == 0);

    public IEnumerable<KeyValuePair<string, FieldSet>> Children => _children ?? Enumerable.Empty<KeyValuePair<string, FieldSet>>();

    public FieldSet? Find(string element) => _children is not null && _children.TryGetValue(element, out var child) ? child : null;

    /// <summary>The child of that name, made when it is missing.</summary>
    public FieldSet At(string element)
    {
        _children ??= new(StringComparer.Ordinal);
        if (!_children.TryGetValue(element, out var child))
        {
            child = new FieldSet();
            _children.Add(element, child);
        }

        return child;
    }

    public FieldSet Union(FieldSet? other)
    {
        if (other is null)
        {
            return this;
        }

        var result = new FieldSet { IsMember = IsMember || other.IsMember };
        foreach (var (element, child) in Children)
        {
            result.Attach(element, child.Union(other.Find(element)));
        }

        foreach (var (element, child) in other.Children)
        {
            if (Find(element) is null)
            {
                result.Attach(element, child);
            }
        }

        return result;
    }

    public FieldSet Intersect(FieldSet? other)
    {
        var result = new FieldSet();
        if (other is null)
        {
            return result;
        }

        result.IsMember = IsMember && other.IsMember;
        foreach (var (element, child) in Children)
        {
            if (other.Find(element) is { } match)
            {
                result.Attach(element, child.Intersect(match));
            }
        }

        return result;
    }

    public FieldSet Except(FieldSet? other)
    {
        if (other is null)
        {
            return this;
        }

        var result = new FieldSet { IsMember = IsMember && !other.IsMember };
        foreach (var (element, child) in Children)
        {
            result.Attach(element, child.Except(other.Find(element)));
        }

        return result;
    }

    /// <summary>Without what is at or below the members of another set.</summary>
    public FieldSet ExceptBelow(FieldSet? other)
    {
        if (other is null)
        {
            return this;
        }

        var result = new FieldSet();
        if (other.IsMember)
        {
            return result;
        }

        result.IsMember = IsMember;
        foreach (var (element, child) in Children)
        {
            result.Attach(element, child.ExceptBelow(other.Find(element)));
        }

        return result;
    }

    public bool SameAs(FieldSet other)
    {
        if (IsMember != other.IsMember || (_children?.Count ?? 0) != (other._children?.Count ?? 0))
        {
            return false;
        }

        return Children.All(child => other.Find(child.Key) is { } match && child.Value.SameAs(match));
    }

    public static FieldSet Read(JsonObject fields)
    {
        var set = new FieldSet { IsMember = fields.Count == 0 };
        foreach (var (element, value) in fields)
        {
            if (element == ".")
            {
                set.IsMember = true;
            }
            else
            {
                set.Attach(element, value is JsonObject below ? Read(below) : new FieldSet { IsMember = true });
            }
        }

        return set;
    }

    public JsonObject Write()
    {
        var fields = new JsonObject();
        if (IsMember && _children is { Count: > 0 })
        {
            fields["."] = new JsonObject();
        }

        foreach (var (element, child) in Children)
        {
            fields[element] = child.Write();
        }

        return fields;
    }

    /// <summary>The paths of the members, as messages print them: <c>.spec.containers[name="web"].image</c>.</summary>
    public IEnumerable<string> Paths(string prefix = "")
    {
        if (IsMember)
        {
            yield return prefix;
        }

        foreach (var (element, child) in Children)
        {
            foreach (var path in child.Paths(prefix + PathElement.Show(element)))
            {
                yield return path;
            }
        }
    }

    public void Attach(string element, FieldSet child)
    {
        if (!child.IsEmpty)
        {
            (_children ??= new(StringComparer.Ordinal))[element] = child;
        }
    }

    public void Detach(string element) => _children?.Remove(element);
}
