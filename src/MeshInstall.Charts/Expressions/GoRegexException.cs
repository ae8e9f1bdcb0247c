namespace MeshInstall.Charts.Expressions;

/// <summary>An expression that Go's <c>regexp</c> does not take; the message is Go's.</summary>
internal sealed class GoRegexException(string reason, string part) : FormatException($"error parsing regexp: {reason}: `{part}`");
