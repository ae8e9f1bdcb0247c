namespace MeshInstall.Engine.Validation.Schema;

/// <summary>A field that Istio took away or wants no longer used.</summary>
/// <param name="Field">The field's name in documents.</param>
/// <param name="ProtoName">Its name in snake case.</param>
/// <param name="Removed">Whether it is gone; otherwise it is deprecated or has no effect.</param>
/// <param name="Release">The Istio release that did so; empty where it never had an effect.</param>
/// <param name="Advice">What to use instead.</param>
internal sealed record FieldNote(string Field, string ProtoName, bool Removed, string Release, string Advice);
