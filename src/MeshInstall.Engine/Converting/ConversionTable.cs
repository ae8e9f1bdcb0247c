namespace MeshInstall.Engine.Converting;

/// <summary>The conversions from what earlier releases wrote.</summary>
internal static class ConversionTable
{
    private static readonly Lazy<IReadOnlyList<ConversionRule>> Shared = new(Load);

    /// <summary>The rules, in the order in which they act; read on first use.</summary>
    public static IReadOnlyList<ConversionRule> Rules => Shared.Value;

    private static IReadOnlyList<ConversionRule> Load()
    {
        using StreamReader table = new(typeof(ConversionTable).Assembly.GetManifestResourceStream("Converting.moves.conversions")!);
        return ConversionText.Read(table);
    }
}
