namespace MeshInstall.Charts.Expressions;

/// <summary>An expression and the names of its captures, empty for those without one; the first stands for the whole match.</summary>
internal sealed record ParsedRegex(RegexNode Root, IReadOnlyList<string> CaptureNames);
