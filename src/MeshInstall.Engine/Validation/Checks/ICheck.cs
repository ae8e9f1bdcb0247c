namespace MeshInstall.Engine.Validation.Checks;

/// <summary>One rule over a resolved document. Wrong shapes are the schema's to report; a check passes over them.</summary>
internal interface ICheck
{
    void Run(CheckContext context);
}
