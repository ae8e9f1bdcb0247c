namespace MeshInstall.Charts.Expressions;

/// <summary>One step of a compiled expression.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Next">Where it goes on.</param>
/// <param name="Argument">The other way of a fork, the slot of a mark, or the assertion.</param>
/// <param name="Runes">The characters that it takes.</param>
internal readonly record struct RegexInstruction(RegexCode Code, int Next, int Argument = 0, RuneSet? Runes = null);
