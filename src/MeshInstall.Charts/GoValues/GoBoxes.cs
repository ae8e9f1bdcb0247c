namespace MeshInstall.Charts.GoValues;

/// <summary>Boxed values that come up all the time.</summary>
internal static class GoBoxes
{
    private const int Lowest = -16;
    private const int Highest = 1024;
    private static readonly object[] Integers = [.. Enumerable.Range(Lowest, Highest - Lowest + 1).Select(value => (object)(nint)value)];

    public static object True { get; } = true;

    public static object False { get; } = false;

    public static object Of(bool value) => value ? True : False;

    public static object Of(nint value) => value is >= Lowest and <= Highest ? Integers[(int)value - Lowest] : value;
}
