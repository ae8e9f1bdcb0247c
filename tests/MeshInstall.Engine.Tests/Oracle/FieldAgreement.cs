namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>How many fields of objects are the same in two renderings.</summary>
/// <param name="Fields">The fields that either has.</param>
/// <param name="Intended">Those that differ on purpose.</param>
/// <param name="Different">Those that differ otherwise.</param>
internal sealed record FieldAgreement(int Fields, int Intended, int Different)
{
    public static FieldAgreement None { get; } = new(0, 0, 0);

    public int Equal => Fields - Intended - Different;

    /// <summary>The share of the fields that are the same.</summary>
    public double Share => Fields == 0 ? 1 : (double)Equal / Fields;

    public static FieldAgreement operator +(FieldAgreement left, FieldAgreement right) =>
        new(left.Fields + right.Fields, left.Intended + right.Intended, left.Different + right.Different);
}
