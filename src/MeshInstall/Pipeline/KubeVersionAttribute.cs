using System.Management.Automation;
using System.Text.RegularExpressions;

namespace MeshInstall.Pipeline;

/// <summary>Lets a parameter take Kubernetes versions only, and says what one looks like.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KubeVersionAttribute : ValidateArgumentsAttribute
{
    private static readonly Regex Form = new(@"\Av?[0-9]+\.[0-9]+(\.[0-9]+)?([-+].*)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not string text || !Form.IsMatch(text))
        {
            throw new ValidationMetadataException($"'{arguments}' is not a Kubernetes version. Give it as 1.35 or v1.35.2.");
        }
    }
}
