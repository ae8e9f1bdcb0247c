namespace MeshInstall.Sandbox.Operations;

/// <summary>What happens to unknown and repeated fields: the <c>fieldValidation</c> parameter.</summary>
internal enum FieldValidation
{
    Warn,
    Ignore,
    Strict,
}
