using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Executing;

namespace MeshInstall.Charts.GoValues;

/// <summary>Go's comparisons of templates: numbers only with numbers of their own kind, integers of any size and sign with each other.</summary>
internal static class GoComparison
{
    private const string BadType = "invalid type for comparison";

    private enum Basic
    {
        None,
        Bool,
        Integer,
        Unsigned,
        Float,
        Text,
    }

    /// <summary>Whether both are equal.</summary>
    /// <exception cref="GoFunctionException">They cannot be compared.</exception>
    public static bool AreEqual(object? left, object? right)
    {
        if (left is string leftText && right is string rightText)
        {
            return string.Equals(leftText, rightText, StringComparison.Ordinal);
        }

        left = Plain(left);
        right = Plain(right);
        Basic leftKind = KindOf(left), rightKind = KindOf(right);
        if (leftKind == rightKind)
        {
            return leftKind switch
            {
                Basic.Bool => (bool)left! == (bool)right!,
                Basic.Integer => Signed(left!) == Signed(right!),
                Basic.Unsigned => Unsigned(left!) == Unsigned(right!),
                Basic.Float => (double)left! == (double)right!,
                Basic.Text => string.Equals((string)left!, (string)right!, StringComparison.Ordinal),
                _ => AreSame(left, right),
            };
        }

        return (leftKind, rightKind) switch
        {
            (Basic.Integer, Basic.Unsigned) => Signed(left!) >= 0 && (ulong)Signed(left!) == Unsigned(right!),
            (Basic.Unsigned, Basic.Integer) => Signed(right!) >= 0 && (ulong)Signed(right!) == Unsigned(left!),
            _ when left is not null && right is not null => throw Incompatible(left, right),
            _ => false,
        };
    }

    /// <summary>Whether <paramref name="left"/> is less than <paramref name="right"/>.</summary>
    /// <exception cref="GoFunctionException">They have no order.</exception>
    public static bool IsLess(object? left, object? right)
    {
        left = Plain(left);
        right = Plain(right);
        Basic leftKind = KindOf(left), rightKind = KindOf(right);
        if (leftKind == Basic.None || rightKind == Basic.None)
        {
            throw new GoFunctionException(BadType);
        }

        return (leftKind, rightKind) switch
        {
            (Basic.Integer, Basic.Integer) => Signed(left!) < Signed(right!),
            (Basic.Unsigned, Basic.Unsigned) => Unsigned(left!) < Unsigned(right!),
            (Basic.Float, Basic.Float) => (double)left! < (double)right!,
            (Basic.Text, Basic.Text) => GoString.Compare((string)left!, (string)right!) < 0,
            (Basic.Integer, Basic.Unsigned) => Signed(left!) < 0 || (ulong)Signed(left!) < Unsigned(right!),
            (Basic.Unsigned, Basic.Integer) => Signed(right!) >= 0 && Unsigned(left!) < (ulong)Signed(right!),
            (Basic.Bool, Basic.Bool) => throw new GoFunctionException(BadType),
            _ => throw Incompatible(left!, right!),
        };
    }

    private static bool AreSame(object? left, object? right)
    {
        if (left is null || right is null)
        {
            return IsNil(left) == IsNil(right);
        }

        GoKind leftKind = CompositeKind(left), rightKind = CompositeKind(right);
        if (leftKind != rightKind)
        {
            throw new GoFunctionException(
                $"non-comparable types {ValueText.Short(left)}: {GoPrint.TypeName(left)}, {GoPrint.TypeName(right)}: {ValueText.Short(right)}");
        }

        if (IsNil(left) || IsNil(right))
        {
            return IsNil(left) == IsNil(right);
        }

        return right is GoMap or GoList
            ? throw new GoFunctionException($"non-comparable type {ValueText.Short(right)}: {GoPrint.TypeName(right)}")
            : leftKind == GoKind.Ptr ? ReferenceEquals(left, right) : left.Equals(right);
    }

    private static bool IsNil(object? value) => value is null or GoList { IsNil: true } or GoMap { IsNil: true };

    private static GoKind CompositeKind(object value) => value switch
    {
        GoMap => GoKind.Map,
        GoList => GoKind.Slice,
        GoObject item => item.Type.Kind,
        _ => GoKind.Invalid,
    };

    private static object? Plain(object? value) => value is GoNil ? null : value is GoObject { Underlying: { } underlying } ? underlying : value;

    private static Basic KindOf(object? value) => value switch
    {
        bool => Basic.Bool,
        nint or long or int => Basic.Integer,
        byte or ulong => Basic.Unsigned,
        double => Basic.Float,
        string => Basic.Text,
        _ => Basic.None,
    };

    private static long Signed(object value) => value switch
    {
        nint number => number,
        long number => number,
        _ => (int)value,
    };

    private static ulong Unsigned(object value) => value is byte number ? number : (ulong)value;

    private static GoFunctionException Incompatible(object left, object right) =>
        new($"incompatible types for comparison: {GoPrint.TypeName(left)} and {GoPrint.TypeName(right)}");
}
