namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>One condition and what follows where it holds.</summary>
/// <param name="Pipe">The condition.</param>
/// <param name="List">What follows.</param>
internal sealed record Branch(PipeNode Pipe, ListNode List);
