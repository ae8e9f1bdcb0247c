namespace MeshInstall.Sandbox.Applying;

/// <summary>A patch that does not fit the object it is for.</summary>
internal sealed class PatchException(string message) : Exception(message);
