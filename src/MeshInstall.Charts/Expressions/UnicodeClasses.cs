using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.Expressions;

/// <summary>The sets behind <c>\p{...}</c>: Unicode's general categories and scripts.</summary>
internal static class UnicodeClasses
{
    private const string Unassigned = "Cn";

    private static readonly ConcurrentDictionary<string, RuneSet> Known = new(StringComparer.Ordinal);

    private static readonly string[] Categories =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
        "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", Unassigned,
    ];

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["Casedletter"] = "Lc", ["Letter"] = "L", ["Uppercaseletter"] = "Lu", ["Lowercaseletter"] = "Ll", ["Titlecaseletter"] = "Lt",
        ["Modifierletter"] = "Lm", ["Otherletter"] = "Lo", ["Mark"] = "M", ["Combiningmark"] = "M", ["Nonspacingmark"] = "Mn", ["Spacingmark"] = "Mc",
        ["Enclosingmark"] = "Me", ["Number"] = "N", ["Decimalnumber"] = "Nd", ["Digit"] = "Nd", ["Letternumber"] = "Nl", ["Othernumber"] = "No",
        ["Separator"] = "Z", ["Spaceseparator"] = "Zs", ["Lineseparator"] = "Zl", ["Paragraphseparator"] = "Zp", ["Other"] = "C", ["Control"] = "Cc",
        ["Cntrl"] = "Cc", ["Format"] = "Cf", ["Surrogate"] = "Cs", ["Privateuse"] = "Co", ["Unassigned"] = Unassigned, ["Punctuation"] = "P", ["Punct"] = "P",
        ["Connectorpunctuation"] = "Pc", ["Dashpunctuation"] = "Pd", ["Openpunctuation"] = "Ps", ["Closepunctuation"] = "Pe", ["Initialpunctuation"] = "Pi",
        ["Finalpunctuation"] = "Pf", ["Otherpunctuation"] = "Po", ["Symbol"] = "S", ["Mathsymbol"] = "Sm", ["Currencysymbol"] = "Sc", ["Modifiersymbol"] = "Sk",
        ["Othersymbol"] = "So",
    };

    private static readonly Lazy<Dictionary<string, RuneSet>> Scripts = new(ReadScripts);

    private static readonly Lazy<byte[]> CategoryOfRune = new(ReadCategories);

    /// <summary>The set of that name, whatever its case, spaces, hyphens and underscores; null where there is none.</summary>
    public static RuneSet? Find(string name)
    {
        string key = Canonical(name);
        key = Aliases.GetValueOrDefault(key, key);
        switch (key)
        {
            case "Any":
                return RuneSet.Any;
            case "Ascii":
                return RuneSet.Of([(0, 0x7F)]);
            case "Assigned":
                return Category(Unassigned).Negate();
            case "Lc":
                return RuneSet.Of(Category("Lu").Pairs().Concat(Category("Ll").Pairs()).Concat(Category("Lt").Pairs()));
        }

        return key.Length <= 2 && Categories.Any(category => category.StartsWith(key, StringComparison.Ordinal)) && key.Length > 0
            ? Category(key)
            : Scripts.Value.GetValueOrDefault(key);
    }

    private static RuneSet Category(string prefix) => Known.GetOrAdd(prefix, static prefix =>
    {
        bool[] isIn = [.. Categories.Select(category => category.StartsWith(prefix, StringComparison.Ordinal))];
        byte[] categories = CategoryOfRune.Value;
        List<(int Low, int High)> ranges = [];
        for (int rune = 0; rune <= RuneSet.MaxRune; rune++)
        {
            int low = rune;
            while (rune <= RuneSet.MaxRune && isIn[categories[rune]])
            {
                rune++;
            }

            if (rune > low)
            {
                ranges.Add((low, rune - 1));
            }
        }

        return RuneSet.Of(ranges);
    });

    private static byte[] ReadCategories()
    {
        // The framework's categories come in Unicode's own order, but for the punctuation.
        UnicodeCategory[] order =
        [
            UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter,
            UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark,
            UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber,
            UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator,
            UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.Surrogate, UnicodeCategory.PrivateUse,
            UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation,
            UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation,
            UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol, UnicodeCategory.OtherNotAssigned,
        ];
        byte[] place = new byte[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            place[(int)order[i]] = (byte)i;
        }

        byte[] categories = new byte[RuneSet.MaxRune + 1];
        for (int rune = 0; rune < categories.Length; rune++)
        {
            categories[rune] = place[(int)CharUnicodeInfo.GetUnicodeCategory(rune)];
        }

        return categories;
    }

    private static Dictionary<string, RuneSet> ReadScripts()
    {
        using Stream stream = typeof(UnicodeClasses).Assembly.GetManifestResourceStream("UnicodeScripts")!;
        using StreamReader reader = new(stream);
        Dictionary<string, RuneSet> scripts = new(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            string[] parts = line.Split(' ');
            scripts[parts[0]] = RuneSet.Of(parts.Skip(1).Select(part => part.Split('-')).Select(ends => (Hex(ends[0]), Hex(ends[^1]))));
        }

        return scripts;
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static string Canonical(string name)
    {
        StringBuilder canonical = new(name.Length);
        foreach (char c in name)
        {
            if (c is not ('_' or '-' or ' '))
            {
                canonical.Append(canonical.Length == 0 ? Upper(c) : Lower(c));
            }
        }

        return canonical.ToString();
    }

    private static char Upper(char c) => char.IsAsciiLetterLower(c) ? (char)(c - 32) : c;

    private static char Lower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c + 32) : c;
}
