using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MeshInstall.Charts.Yaml;

/// <summary>The parser's events, one after the other; whatever the parser throws on bad text becomes an error with its place.</summary>
internal sealed class YamlEvents
{
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly YamlErrors _errors;

    public YamlEvents(TextReader text, YamlErrors errors)
    {
        _scanner = new Scanner(text, skipComments: true);
        _parser = new Parser(_scanner);
        _errors = errors;
    }

    /// <summary>The event at hand; there is always one between the start and the end of the stream.</summary>
    public ParsingEvent Current => _parser.Current!;

    public void MoveNext()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (YamlException exception)
        {
            throw _errors.Syntax(exception.Start, _scanner.CurrentPosition, exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The scanner answers some malformed input with exceptions that are not its own.
            throw _errors.Syntax(_scanner.CurrentPosition, _scanner.CurrentPosition, exception);
        }
    }
}
