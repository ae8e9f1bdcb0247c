using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Compiling;
using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>One template under way: its dot, its variables, where it writes to, and who called it.</summary>
internal sealed class TemplateCall(TemplateExecution execution, CompiledTemplate template, object? dot, TextBuffer output, TemplateCall? caller)
{
    public TemplateExecution Execution { get; } = execution;

    public CompiledTemplate Template { get; } = template;

    public TemplateCall? Caller { get; } = caller;

    public object? Dot { get; set; } = dot;

    public object?[] Variables { get; } = template.CreateVariables(dot);

    public TextBuffer Output { get; } = output;

    /// <summary>What is being called or run; where an error came from that does not say it.</summary>
    public Node? Current { get; set; }

    /// <summary>The function that is being called; null outside of one.</summary>
    public GoFunction? CurrentFunction { get; set; }

    /// <summary>What the function was given that was called last.</summary>
    public object?[] CurrentArguments { get; set; } = [];

    /// <summary>An error at a part of this template.</summary>
    public ChartException Fail(Node node, string message)
    {
        Current = node;
        return ExecutionErrors.Create(this, message);
    }
}
