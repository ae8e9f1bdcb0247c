using System.Management.Automation;

namespace MeshInstall.Pipeline;

/// <summary>Lets a parameter take objects of some types only, and says which.</summary>
/// <param name="types">The types.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateInputAttribute(params Type[] types) : ValidateArgumentsAttribute
{
    /// <summary>The types.</summary>
    public IReadOnlyList<Type> Types => types;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        object plain = arguments.Unwrapped();
        if (!types.Any(type => type.IsInstanceOfType(plain)))
        {
            throw new ValidationMetadataException(
                $"A {plain.GetType().Name} cannot be used here. Give a {string.Join(" or a ", types.Select(type => type.Name))}.");
        }
    }
}
