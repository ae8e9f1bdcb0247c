using System.Globalization;
using System.Numerics;

namespace MeshInstall.Charts.Functions.Numbers;

/// <summary>A decimal number of any size: an integer times a power of ten, so that 0.1 and 0.2 make 0.3.</summary>
internal readonly record struct GoDecimal(BigInteger Value, int Exponent)
{
    private const int DivisionPlaces = 16;

    /// <summary>The shortest decimal number that reads as the float64.</summary>
    /// <exception cref="GoFunctionException">There is none for an infinity or NaN.</exception>
    public static GoDecimal From(double number)
    {
        if (!double.IsFinite(number))
        {
            string name = double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
            throw new GoFunctionException($"Cannot create a Decimal from {name}");
        }

        string shortest = number.ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        int exponent = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = mark < 0 ? shortest : shortest[..mark];
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        return new GoDecimal(BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent);
    }

    public static GoDecimal Add(GoDecimal left, GoDecimal right)
    {
        int exponent = Math.Min(left.Exponent, right.Exponent);
        return new GoDecimal(left.At(exponent) + right.At(exponent), exponent);
    }

    public static GoDecimal Subtract(GoDecimal left, GoDecimal right) => Add(left, new GoDecimal(-right.Value, right.Exponent));

    public static GoDecimal Multiply(GoDecimal left, GoDecimal right) => new(left.Value * right.Value, left.Exponent + right.Exponent);

    /// <summary>Divides to 16 places; half of the last place rounds away from zero.</summary>
    /// <exception cref="GoFunctionException">The divisor is 0.</exception>
    public static GoDecimal Divide(GoDecimal left, GoDecimal right)
    {
        if (right.Value.IsZero)
        {
            throw new GoFunctionException("decimal division by 0");
        }

        int shift = left.Exponent - right.Exponent + DivisionPlaces;
        BigInteger dividend = shift > 0 ? left.Value * BigInteger.Pow(10, shift) : left.Value;
        BigInteger divisor = shift < 0 ? right.Value * BigInteger.Pow(10, -shift) : right.Value;
        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out BigInteger remainder);
        if (BigInteger.Abs(remainder) * 2 >= BigInteger.Abs(divisor))
        {
            quotient += left.Value.Sign * right.Value.Sign < 0 ? -1 : 1;
        }

        return new GoDecimal(quotient, -DivisionPlaces);
    }

    /// <summary>The nearest float64.</summary>
    public double ToFloat64() =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{Value}E{Exponent}"), NumberStyles.Float, CultureInfo.InvariantCulture);

    private BigInteger At(int exponent) => Value * BigInteger.Pow(10, Exponent - exponent);
}
