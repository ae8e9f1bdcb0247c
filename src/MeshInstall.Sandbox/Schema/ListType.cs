namespace MeshInstall.Sandbox.Schema;

/// <summary>How a list is owned and merged: <c>x-kubernetes-list-type</c>.</summary>
internal enum ListType
{
    Atomic,
    Set,
    Map,
}
