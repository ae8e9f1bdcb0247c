using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>The bounds and rules under which a built-in chart's templates run.</summary>
internal sealed class ChartTemplateContext : TemplateContext, ITemplateLoader
{
    private const int MaxOutput = 16 * 1024 * 1024;
    private readonly BuiltInChart _chart;

    /// <summary>A context for one rendering of <paramref name="chart"/>.</summary>
    public ChartTemplateContext(BuiltInChart chart, CancellationToken cancellationToken)
        : base(TemplateFunctions.CreateBuiltins())
    {
        _chart = chart;
        CancellationToken = cancellationToken;
        TemplateLoader = this;
        StrictVariables = true;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedFunctionAccess = false;
        AutoIndent = false;
        NewLine = "\n";
        LoopLimit = 10_000;
        RecursiveLimit = 50;
        ObjectRecursionLimit = 50;
        LimitToString = MaxOutput;
        OutputLimit = MaxOutput;
        OnStringLimit = ScriptLimitBehavior.Throw;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        RegexTimeOut = TimeSpan.FromSeconds(1);
        PushCulture(CultureInfo.InvariantCulture);
        TemplateFunctions.Add(BuiltinObject, "warn", 1, 1, (_, arguments) =>
        {
            Warnings.Add(ObjectToString(arguments[0]) ?? string.Empty);
            return null;
        });
    }

    /// <summary>What templates warned of, in order.</summary>
    public List<string> Warnings { get; } = [];

    /// <inheritdoc/>
    public override bool ToBool(SourceSpan span, object? value) => Truth.Of(value);

    /// <inheritdoc/>
    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => _chart.Partials.ContainsKey(templateName)
        ? templateName
        : throw new ScriptRuntimeException(callerSpan, $"There is no partial template '{templateName}'; there are {string.Join(", ", _chart.Partials.Keys.Order(StringComparer.Ordinal))}.");

    /// <inheritdoc/>
    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        throw new ScriptRuntimeException(callerSpan, $"There is no partial template '{templatePath}'.");

    /// <inheritdoc/>
    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        new(Load(context, callerSpan, templatePath));

    /// <inheritdoc/>
    protected override Template CreateTemplate(string templatePath, ScriptNode? callerContext) => _chart.Partials[templatePath];
}
