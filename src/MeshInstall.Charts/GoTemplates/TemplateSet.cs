using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Compiling;
using MeshInstall.Charts.GoTemplates.Executing;
using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates;

/// <summary>
/// The templates of one render by name, as one <c>template.Template</c> of Go with all it is associated with. Once no template is added any more, any
/// number of threads may execute them.
/// </summary>
internal sealed class TemplateSet
{
    /// <summary>The name of the set itself, which Helm gives it and which texts of <c>tpl</c> go by.</summary>
    public const string Name = "gotpl";

    private readonly Dictionary<string, CompiledTemplate> templates = new(StringComparer.Ordinal);
    private readonly TemplateSet? outer;

    public TemplateSet(FrozenDictionary<string, GoFunction> functions, ChartLimits limits)
    {
        Functions = functions;
        Limits = limits;
    }

    private TemplateSet(TemplateSet outer)
        : this(outer.Functions, outer.Limits) => this.outer = outer;

    public FrozenDictionary<string, GoFunction> Functions { get; }

    public ChartLimits Limits { get; }

    /// <summary>Parses a template and adds it with all it defines; later definitions of a name win unless they are empty.</summary>
    /// <exception cref="ChartException">It does not parse.</exception>
    public void Add(string name, string text)
    {
        try
        {
            Define(name, text);
        }
        catch (TemplateSyntaxException exception)
        {
            throw ExecutionErrors.Syntax(exception);
        }
    }

    /// <summary>Runs a template.</summary>
    /// <exception cref="ChartException">It failed, or went over a bound.</exception>
    public string Execute(string name, object? data, TemplateServices services, CancellationToken cancellationToken) =>
        Execute(name, data, services, new ExecutionBudget(Limits, cancellationToken));

    /// <summary>Runs a template within the bounds of a render that has more of them.</summary>
    /// <exception cref="ChartException">It failed, or went over a bound.</exception>
    public string Execute(string name, object? data, TemplateServices services, ExecutionBudget budget)
    {
        TemplateExecution execution = new(services, budget, this);
        CompiledTemplate template = Find(name) ?? throw ExecutionErrors.Unknown(name);
        try
        {
            return execution.Render(template, data);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not ChartException { Frames.Count: > 0 })
        {
            throw ExecutionErrors.Wrap(execution, exception);
        }
    }

    /// <summary>The template of a name; null without one.</summary>
    public CompiledTemplate? Find(string name)
    {
        for (TemplateSet? set = this; set is not null; set = set.outer)
        {
            if (set.templates.TryGetValue(name, out CompiledTemplate? template))
            {
                return template;
            }
        }

        return null;
    }

    /// <summary>A set that has these templates and those added to it; these stay as they are.</summary>
    public TemplateSet Clone() => new(this);

    /// <summary>Parses a text and adds it with all it defines; gives back the template of the text itself.</summary>
    /// <exception cref="TemplateSyntaxException">It does not parse.</exception>
    public CompiledTemplate Define(string name, string text)
    {
        CompiledTemplate? main = null;
        foreach (CompiledTemplate template in TemplateCache.Shared.Get(name, text, Functions, Limits.MaxParseDepth))
        {
            main = template.Name == name ? template : main;
            if (!template.IsEmpty || Find(template.Name) is null)
            {
                templates[template.Name] = template;
            }
        }

        return main!;
    }
}
