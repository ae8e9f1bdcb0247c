namespace MeshInstall.Sandbox.Api;

/// <summary>What the client wants objects to look like.</summary>
internal enum ResponseForm
{
    Object,
    Table,
    PartialMetadata,
}
