namespace MeshInstall.Sandbox.Schema;

/// <summary>What a field holds.</summary>
internal enum FieldShape
{
    Any,
    Text,
    Bytes,
    Time,
    MicroTime,
    Quantity,
    IntOrString,
    Whole,
    Real,
    Flag,
    Object,
    Map,
    List,
}
