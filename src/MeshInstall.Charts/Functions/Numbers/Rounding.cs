namespace MeshInstall.Charts.Functions.Numbers;

/// <summary>Rounds as sprig does: a fraction from the threshold on goes up, which for negative numbers means that it always goes down.</summary>
internal static class Rounding
{
    private const int LargestExponent = 1 << 12;

    public static double Round(double number, long places, double threshold)
    {
        double power = PowerOfTen(places);
        double scaled = power * number;
        double rounded = scaled - Math.Truncate(scaled) >= threshold ? Math.Ceiling(scaled) : Math.Floor(scaled);
        return rounded / power;
    }

    // Go multiplies squares of the mantissa; beyond 10^22 that is not always the nearest float64.
    private static double PowerOfTen(long exponent)
    {
        double mantissa = 1, square = 10.0 / 16;
        long power = 0, squarePower = 4;
        for (ulong bits = (ulong)Math.Abs(Math.Clamp(exponent, -long.MaxValue, long.MaxValue)); bits != 0; bits >>= 1)
        {
            if (squarePower > LargestExponent)
            {
                power += squarePower;
                break;
            }

            if ((bits & 1) == 1)
            {
                mantissa *= square;
                power += squarePower;
            }

            square *= square;
            squarePower <<= 1;
            if (square < 0.5)
            {
                square += square;
                squarePower--;
            }
        }

        return exponent < 0 ? Math.ScaleB(1 / mantissa, (int)-power) : Math.ScaleB(mantissa, (int)power);
    }
}
