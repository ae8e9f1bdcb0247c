namespace MeshInstall.Charts.GoValues;

/// <summary>What conditions take for true: everything but nil, false, zero and what is empty.</summary>
internal static class GoTruth
{
    public static bool IsTrue(object? value) => value switch
    {
        null or GoNil => false,
        bool flag => flag,
        string text => text.Length > 0,
        GoMap map => map.Count > 0,
        GoList list => list.Count > 0,
        nint number => number != 0,
        double number => number != 0,
        long number => number != 0,
        int number => number != 0,
        byte number => number != 0,
        ulong number => number != 0,
        GoObject { Underlying: { } underlying } => IsTrue(underlying),
        _ => true,
    };
}
