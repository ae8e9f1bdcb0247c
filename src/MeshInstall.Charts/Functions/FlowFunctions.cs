using System.Net;
using System.Net.Sockets;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoTemplates.Compiling;
using MeshInstall.Charts.GoTemplates.Executing;
using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues.Printing;
using MeshInstall.Charts.GoValues;
using static MeshInstall.Charts.Functions.GoParameter;

namespace MeshInstall.Charts.Functions;

/// <summary>Helm's functions that run templates, end a render, or ask the world outside.</summary>
internal static class FlowFunctions
{
    private const int MaxNestedIncludes = 1000;
    private const string NoValue = "<no value>";

    public static IEnumerable<GoFunction> All { get; } =
    [
        new("include", static (execution, a) => Include(execution, (string)a[0]!, a[1]), GoParameter.String, Any),
        new("tpl", static (execution, a) => Tpl(execution, (string)a[0]!, a[1]), GoParameter.String, Any),
        new("required", static (_, a) => a[1] is null or "" ? throw Deliberate((string)a[0]!) : a[1], GoParameter.String, Any),
        new("fail", static (_, a) => throw Deliberate((string)a[0]!), GoParameter.String),
        new("lookup", static (execution, a) => Lookup(execution, a), GoParameter.String, GoParameter.String, GoParameter.String, GoParameter.String),
        new("getHostByName", static (execution, a) => Resolve(execution, (string)a[0]!), GoParameter.String),
    ];

    private static string Include(TemplateExecution execution, string name, object? data)
    {
        if (execution.EnterInclude(name) > MaxNestedIncludes)
        {
            throw new GoFunctionException($"rendering template has a nested reference name: {name}: unable to execute template");
        }

        CompiledTemplate template = execution.Templates.Find(name) ?? throw new GoFunctionException(
            $"template: no template {GoQuoting.Quote(name)} associated with template {GoQuoting.Quote(TemplateSet.Name)}");
        string text = execution.Render(template, data);
        execution.LeaveInclude(name);
        return text;
    }

    private static string Tpl(TemplateExecution execution, string text, object? data)
    {
        TemplateSet templates = execution.Templates.Clone();
        CompiledTemplate template;
        try
        {
            template = templates.Define(TemplateSet.Name, text);
        }
        catch (TemplateSyntaxException exception)
        {
            throw new GoFunctionException($"cannot parse template {GoQuoting.Quote(ValueText.Cut(text))}: {exception.Message}", exception);
        }

        return execution.Render(template, data, templates).Replace(NoValue, string.Empty, StringComparison.Ordinal);
    }

    private static GoFunctionException Deliberate(string message) => new(message) { IsDeliberate = true };

    private static GoMap Lookup(TemplateExecution execution, object?[] arguments)
    {
        MeshMap? found = execution.Services.Lookup?.Lookup(
            (string)arguments[0]!, (string)arguments[1]!, (string)arguments[2]!, (string)arguments[3]!, execution.Budget.CancellationToken);
        return found is null ? new GoMap() : GoConversion.FromMap(found);
    }

    private static string Resolve(TemplateExecution execution, string host)
    {
        if (!execution.Services.EnableDns)
        {
            return string.Empty;
        }

        try
        {
            IPAddress[] addresses = execution.Budget.Wait(() => Dns.GetHostAddresses(host));
            return addresses.Length > 0 ? addresses[0].ToString() : throw new GoFunctionException($"no address of {host}");
        }
        catch (SocketException exception)
        {
            throw new GoFunctionException($"lookup {host}: {exception.Message}", exception);
        }
    }
}
