using System.Text;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>The errors of templates: Go's own words, then every place on the way to them.</summary>
internal static class ExecutionErrors
{
    private const int MaxExpression = 80;
    private const int MaxFrames = 50;
    private const int MaxOperands = 6;
    private const string Advice = "Correct the template or the value it reads; the places below the message lead to it, the innermost first.";

    /// <summary>An error at the place where the innermost template is.</summary>
    public static ChartException Create(TemplateCall? call, string message, bool isDeliberate = false, Exception? inner = null)
    {
        List<TemplateFrame> frames = Frames(call);
        string template = frames.Count > 0 ? frames[^1].Template : TemplateSet.Name;
        StringBuilder text = new(message);
        Append(text, frames);
        return new ChartException(
            isDeliberate ? "ChartFailed" : "ChartTemplateFailed", MeshErrorKind.InvalidData, text.ToString(),
            isDeliberate ? "The chart refuses these values for the reason it gives; change them accordingly." : Advice, template, inner) { Frames = frames };
    }

    /// <summary>A text that is no template.</summary>
    public static ChartException Syntax(TemplateSyntaxException exception) => new(
        "ChartTemplateInvalid", MeshErrorKind.Syntax,
        $"The template does not parse: {exception.Template}:{exception.Line}:{exception.Column}: {exception.Reason}",
        "Correct the template at this place.", exception.Template, exception)
    {
        Frames = [new TemplateFrame(exception.Template, exception.Line, exception.Column, exception.Template, string.Empty)],
    };

    /// <summary>A template that is not there.</summary>
    public static ChartException Unknown(string name) => new(
        "ChartTemplateFailed", MeshErrorKind.NotFound, $"no template \"{name}\" associated with template \"{TemplateSet.Name}\"",
        "Check the name of the template.", name);

    /// <summary>Whatever ended a render, with the places it came from.</summary>
    public static ChartException Wrap(TemplateExecution execution, Exception exception)
    {
        TemplateCall? call = execution.Innermost;
        string prefix = call?.CurrentFunction is { } function ? $"error calling {function.Name}: " : string.Empty;
        return exception switch
        {
            GoFunctionException { IsDeliberate: true } => Create(call, exception.Message, isDeliberate: true, exception),
            GoFunctionException => Create(call, prefix + exception.Message + Operands(call), inner: exception),
            ChartException chart => new ChartException(chart.ErrorId, chart.Kind, chart.Message + PlaceOf(call), chart.RecommendedAction, chart.Target, chart)
            {
                Frames = Frames(call),
            },
            MeshException => Create(call, prefix + exception.Message, inner: exception),
            _ => Create(call, $"{prefix}{exception.GetType().Name}: {exception.Message}{Operands(call)}", inner: exception),
        };
    }

    /// <summary>What the function was given: types and sizes, never what may be secret.</summary>
    private static string Operands(TemplateCall? call) => call is not { CurrentFunction: not null, CurrentArguments: { Length: > 0 } arguments }
        ? string.Empty
        : $"\n  given {string.Join(", ", arguments.Take(MaxOperands).Select(ValueText.Describe))}{(arguments.Length > MaxOperands ? ", ..." : string.Empty)}";

    // A recursion is one line with a count, so that the call that began it is still seen.
    private static void Append(StringBuilder text, List<TemplateFrame> frames)
    {
        int lines = 0;
        for (int index = 0, end; index < frames.Count; index = end)
        {
            if (lines++ == MaxFrames)
            {
                text.Append("\n  and so on: ").Append(frames.Count - index).Append(" more");
                return;
            }

            for (end = index + 1; end < frames.Count && frames[end] == frames[index]; end++)
            {
            }

            text.Append("\n  at ").Append(frames[index]);
            if (end - index > 1)
            {
                text.Append(", ").Append(end - index).Append(" times");
            }
        }
    }

    private static string PlaceOf(TemplateCall? call) => Frames(call) is [var frame, ..] ? $"\n  at {frame}" : string.Empty;

    private static List<TemplateFrame> Frames(TemplateCall? call)
    {
        List<TemplateFrame> frames = [];
        for (; call is not null; call = call.Caller)
        {
            (int line, int column) = call.Template.Source.Locate(call.Current?.Position ?? 0);
            frames.Add(new TemplateFrame(
                call.Template.Source.Name, line, column, call.Template.Name, ValueText.Cut(call.Current?.ToString() ?? string.Empty, MaxExpression)));
        }

        return frames;
    }
}
