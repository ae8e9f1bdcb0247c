namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Something that a template does. Statements are shared by every render and hold no state of one.</summary>
internal abstract class Statement
{
    public abstract Flow Execute(TemplateCall call);
}
