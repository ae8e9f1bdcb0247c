namespace MeshInstall.Engine.Events;

/// <summary>Something that happened in the engine; the cmdlets turn it into streams.</summary>
public abstract record MeshEvent;

/// <summary>A component's turn has come.</summary>
/// <param name="Manifest">The component.</param>
public sealed record ComponentStarted(MeshManifest Manifest) : MeshEvent;

/// <summary>An object was applied.</summary>
/// <param name="Manifest">The component.</param>
/// <param name="Resource">The object.</param>
/// <param name="Action">What it amounted to.</param>
/// <param name="Done">How many objects of the component are applied.</param>
public sealed record ResourceApplied(MeshManifest Manifest, MeshResource Resource, MeshAction Action, int Done) : MeshEvent;

/// <summary>The objects of a component that are not ready yet.</summary>
/// <param name="Manifest">The component.</param>
/// <param name="Pending">Each object and why it is not ready.</param>
public sealed record ComponentWaiting(MeshManifest Manifest, IReadOnlyList<string> Pending) : MeshEvent;

/// <summary>A component ended.</summary>
/// <param name="Result">How.</param>
/// <param name="Error">The error, for a failed one.</param>
public sealed record ComponentFinished(MeshInstallResult Result, MeshException? Error) : MeshEvent;

/// <summary>An object was deleted.</summary>
/// <param name="Component">The instance it belonged to.</param>
/// <param name="Resource">The object.</param>
/// <param name="Done">How many of the objects to delete are gone.</param>
/// <param name="All">How many objects there are to delete.</param>
public sealed record ResourceDeleted(string Component, MeshResource Resource, int Done, int All) : MeshEvent;

/// <summary>An attempt was recorded.</summary>
/// <param name="Release">The record.</param>
public sealed record ReleaseRecorded(MeshRelease Release) : MeshEvent;

/// <summary>Something a user should know.</summary>
/// <param name="Message">The text.</param>
/// <param name="IsWarning">Whether it goes to the warning stream rather than to verbose.</param>
public sealed record Notice(string Message, bool IsWarning) : MeshEvent;

/// <summary>The whole installation ended.</summary>
/// <param name="Summary">How.</param>
public sealed record InstallCompleted(MeshInstallSummary Summary) : MeshEvent;
