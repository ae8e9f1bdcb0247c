using MeshInstall.Charts.Yaml;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>Renders built-in charts.</summary>
public static class ScribanRenderer
{
    /// <summary>How long one chart may run: calls that double at each level stay within the bounds of loops and depth.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);
    private static readonly YamlReaderOptions Output = new() { OriginKind = MeshOriginKind.Chart };

    /// <summary>The objects of <paramref name="chart"/> with exactly <paramref name="values"/>, the chart's defaults included by the caller.</summary>
    /// <exception cref="MeshException">A template failed or ran too long, or its output is not a Kubernetes object (<c>TemplateFailed</c>).</exception>
    public static RenderedComponent Render(BuiltInChart chart, MeshMap values, ComponentRelease release, CancellationToken cancellationToken) =>
        Render(chart, values, release, TimeLimit, cancellationToken);

    internal static RenderedComponent Render(
        BuiltInChart chart, MeshMap values, ComponentRelease release, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(release);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        either.CancelAfter(timeLimit);
        ChartTemplateContext context = new(chart, either.Token);
        context.PushGlobal(Globals(chart, values, release));
        List<MeshResource> resources = [];
        foreach (Template template in chart.Templates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            resources.AddRange(Parse(template.SourceFilePath!, RenderText(template, context, cancellationToken)));
        }

        return new RenderedComponent(resources, context.Warnings);
    }

    private static string RenderText(Template template, ChartTemplateContext context, CancellationToken cancellationToken)
    {
        context.PushGlobal(new ScriptObject());
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw TemplateErrors.At(
                error.Span, context.CancellationToken.IsCancellationRequested ? "The chart ran longer than a chart may." : error.OriginalMessage, error);
        }
        finally
        {
            context.PopGlobal();
        }
    }

    private static IEnumerable<MeshResource> Parse(string file, string text)
    {
        IReadOnlyList<MeshNode> documents;
        try
        {
            documents = YamlReader.ReadAll(text, file, Output);
        }
        catch (MeshException error)
        {
            throw TemplateErrors.InOutput(file, error.Message, error);
        }

        foreach (MeshNode document in documents.Where(document => document is not (MeshScalar { IsNull: true } or MeshMap { Count: 0 })))
        {
            yield return ToResource(file, document);
        }
    }

    private static MeshResource ToResource(string file, MeshNode document)
    {
        try
        {
            return document is MeshMap body ? new MeshResource(body) : throw TemplateErrors.InOutput(file, "a document is not a map.");
        }
        catch (ArgumentException error)
        {
            throw TemplateErrors.InOutput(file, error.Message, error);
        }
    }

    private static ScriptObject Globals(BuiltInChart chart, MeshMap values, ComponentRelease release)
    {
        ScriptObject globals = new()
        {
            ["values"] = new MeshMapView(values, "values"),
            ["release"] = new ScriptObject
            {
                ["name"] = release.Name,
                ["namespace"] = release.Namespace,
                ["is_upgrade"] = release.IsUpgrade,
                ["is_install"] = !release.IsUpgrade,
                ["service"] = "Helm",
            },
            ["chart"] = new ScriptObject { ["name"] = chart.Name, ["version"] = chart.Version, ["app_version"] = chart.AppVersion },
            ["capabilities"] = new ScriptObject { ["kube_version"] = release.KubeVersion },
        };
        ScriptObject files = new();
        TemplateFunctions.Add(files, "get", 1, 1, (span, arguments) => arguments[0]?.ToString() is { } name && chart.Files.TryGetValue(name, out string? text)
            ? text
            : throw new ScriptRuntimeException(span, $"The chart has no file '{arguments[0]}'; it has {string.Join(", ", chart.Files.Keys.Order(StringComparer.Ordinal))}."));
        globals["files"] = files;
        foreach (string name in globals.GetMembers().ToList())
        {
            globals.SetReadOnly(name, readOnly: true);
        }

        return globals;
    }
}
