using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;
using k8s.Models;

namespace MeshInstall.Engine.Validation.Schema;

/// <summary>The types of Kubernetes' own objects, read once from the client library's model classes.</summary>
internal static class KubernetesSchema
{
    private static readonly ConcurrentDictionary<Type, SchemaType> Types = new();

    /// <summary>The type of a model class, such as <c>V1Affinity</c>.</summary>
    public static SchemaType Get(string model) => Get(
        typeof(V1Pod).Assembly.GetType($"k8s.Models.{model}")
        ?? throw new InvalidDataException($"The Kubernetes client has no model '{model}'."));

    private static SchemaType Get(Type type) => Types.GetOrAdd(type, Make);

    private static SchemaType Make(Type declared)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string))
        {
            return new ScalarSchema(ScalarKind.Text);
        }

        if (type == typeof(bool))
        {
            return new ScalarSchema(ScalarKind.Boolean);
        }

        if (type == typeof(int))
        {
            return new ScalarSchema(ScalarKind.Integer, int.MinValue, int.MaxValue);
        }

        if (type == typeof(long))
        {
            return new ScalarSchema(ScalarKind.Integer);
        }

        if (type == typeof(double))
        {
            return new ScalarSchema(ScalarKind.Number);
        }

        if (type == typeof(DateTime))
        {
            return new ScalarSchema(ScalarKind.Timestamp);
        }

        if (type == typeof(ResourceQuantity))
        {
            return new ScalarSchema(ScalarKind.Quantity);
        }

        if (type == typeof(IntOrString))
        {
            return new ScalarSchema(ScalarKind.IntegerOrText);
        }

        return type.IsGenericType ? MakeCollection(type) : MakeObject(type);
    }

    private static SchemaType MakeCollection(Type type)
    {
        Type[] arguments = type.GetGenericArguments();
        return typeof(IDictionary).IsAssignableFrom(type) || arguments.Length == 2
            ? new MapSchema(Get(arguments[1]))
            : new ListSchema(Get(arguments[0]));
    }

    private static SchemaType MakeObject(Type type)
    {
        if (type.Namespace != typeof(V1Pod).Namespace)
        {
            return AnySchema.Value;
        }

        ObjectSchema schema = new("k8s:" + type.Name);
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<JsonPropertyNameAttribute>() is { Name: var name })
            {
                Type fieldType = property.PropertyType;
                schema.Add(new SchemaField(name, protoName: null, () => KubernetesChoices.Find(type.Name, name) ?? Get(fieldType)));
            }
        }

        return schema;
    }
}
