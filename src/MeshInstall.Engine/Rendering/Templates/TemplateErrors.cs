using System.Globalization;
using Scriban.Parsing;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>The error of a template that does not parse or run.</summary>
internal static class TemplateErrors
{
    private const string Action = "Check the value that the message names; with built-in charts and valid values this is a defect worth reporting.";

    /// <summary>An error at a place in a template.</summary>
    public static MeshException At(SourceSpan span, string reason, Exception? inner = null)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"{span.FileName}:{span.Start.Line + 1}:{span.Start.Column + 1}");
        return new MeshException("TemplateFailed", MeshErrorKind.InvalidData, $"The template failed at {place}: {reason}", Action, place, inner);
    }

    /// <summary>An error in what a template made.</summary>
    public static MeshException InOutput(string file, string reason, Exception? inner = null) =>
        new("TemplateFailed", MeshErrorKind.InvalidData, $"The output of the template {file} is not usable: {reason}", Action, file, inner);
}
