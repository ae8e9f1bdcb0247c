using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A chain of fields, the last of which may be a method with arguments.</summary>
/// <param name="node">Where it stands.</param>
/// <param name="receiver">What has the first field.</param>
/// <param name="names">The names of the fields.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="final">What the pipeline gives as the last argument; null without.</param>
/// <param name="isElement">Whether the receiver is an element of a range, which Go takes for an <c>interface {}</c>.</param>
internal sealed class FieldExpression(Node node, Expression receiver, string[] names, Argument[] arguments, Expression? final, bool isElement) : Expression(node)
{
    public override object? Evaluate(TemplateCall call)
    {
        object? last = final?.EvaluatePlain(call);
        object? value = receiver.Evaluate(call);
        for (int i = 0; i < names.Length; i++)
        {
            value = value is GoMap { Type.Methods.Count: 0 } map && (i < names.Length - 1 || !HasArguments)
                ? (map.TryGetValue(names[i], out object? found) ? found : map.Type.ElementZero) ?? GoNil.Interface
                : Get(call, value, i, last);
        }

        return value;
    }

    private bool HasArguments => arguments.Length > 0 || final is not null;

    private object? Get(TemplateCall call, object? value, int index, object? last)
    {
        string name = names[index];
        if (value is null)
        {
            return null;
        }

        if (value is GoNil)
        {
            throw call.Fail(Node, $"nil pointer evaluating interface {{}}.{name} ({Before(index)} is missing or null)");
        }

        bool takesArguments = index == names.Length - 1 && HasArguments;
        if (MethodsOf(value)?.Methods.GetValueOrDefault(name) is { } method)
        {
            return takesArguments
                ? Invocation.CallMethod(call, Node, method, value, arguments, final, last)
                : Invocation.CallMethod(call, Node, method, value, [], null, null);
        }

        if (value is GoMap map)
        {
            return takesArguments
                ? throw call.Fail(Node, $"{name} is not a method but has arguments")
                : (map.TryGetValue(name, out object? found) ? found : map.Type.ElementZero) ?? GoNil.Interface;
        }

        if (value is GoObject item && item.TryGetField(name, out object? field))
        {
            return takesArguments ? throw call.Fail(Node, $"{name} has arguments but cannot be invoked as function") : field ?? GoNil.Interface;
        }

        string type = index == 0 ? isElement ? "interface {}" : GoPrint.TypeName(value) : "interface {}";
        throw call.Fail(Node, $"can't evaluate field {name} in type {type} ({Before(index)} is {ValueText.Describe(value)})");
    }

    /// <summary>What stands before a field of the chain.</summary>
    private string Before(int index)
    {
        string start = Node switch
        {
            VariableNode variable => variable.Name,
            ChainNode chain => ValueText.Cut($"({chain.Inner})"),
            _ => index == 0 ? "the dot" : string.Empty,
        };
        return start + string.Concat(names.Take(index).Select(name => $".{name}"));
    }

    private static GoType? MethodsOf(object value) => value switch
    {
        GoObject item => item.Type,
        GoMap map => map.Type,
        GoList list => list.Type,
        _ => null,
    };
}
