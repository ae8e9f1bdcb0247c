using MeshInstall.Charts.Yaml.Scanning;

namespace MeshInstall.Charts.Yaml;

/// <summary>The events of a text, one after the other; whatever is wrong with the text becomes an error with its place.</summary>
internal sealed class YamlEvents(string text, YamlErrors errors, bool takesJson)
{
    private readonly YamlEventReader _reader = new(text, takesJson);

    /// <summary>The event at hand.</summary>
    public ref readonly YamlEvent Current => ref _reader.Current;

    public void MoveNext()
    {
        try
        {
            _reader.MoveNext();
        }
        catch (YamlSyntaxException exception)
        {
            throw errors.Syntax(exception);
        }
    }
}
