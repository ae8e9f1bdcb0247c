namespace MeshInstall.Engine.Checking.NetworkPlugins;

/// <summary>A setting of the cluster's own network plugin under which traffic passes the mesh by.</summary>
/// <param name="Message">What is set, and what comes of it.</param>
/// <param name="Action">What to set instead.</param>
/// <param name="Target">The object that has the setting.</param>
internal sealed record NetworkPluginConflict(string Message, string Action, string Target);
