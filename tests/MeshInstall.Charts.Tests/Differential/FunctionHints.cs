using static MeshInstall.Charts.Tests.Differential.ValueKind;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>What functions want of arguments whose type says nothing.</summary>
internal static class FunctionHints
{
    /// <summary>The kinds of the arguments in their order; the last one holds for all further ones.</summary>
    public static IReadOnlyDictionary<string, ValueKind[]> All { get; } = Make();

    private static Dictionary<string, ValueKind[]> Make()
    {
        Dictionary<string, ValueKind[]> hints = new(StringComparer.Ordinal);
        foreach ((string names, ValueKind[] kinds) in (IEnumerable<(string, ValueKind[])>)
        [
            ("add add1 sub div mod mul max min biggest add1f addf subf divf mulf maxf minf ceil floor int int64 float64", [Number]),
            ("round", [Number, SmallCount, Float]), ("toDecimal", [Text]), ("atoi", [Text]),
            ("first mustFirst rest mustRest last mustLast initial mustInitial reverse mustReverse uniq mustUniq compact mustCompact concat", [List]),
            ("sortAlpha toStrings", [List]), ("has mustHas", [Any, List]), ("join", [Text, List]),
            ("without mustWithout append mustAppend prepend mustPrepend push mustPush", [List, Any]), ("slice mustSlice", [List, SmallCount]), ("chunk mustChunk", [SmallCount, List]),
            ("len", [Sized]), ("repeat indent nindent wrap", [SmallCount, Text]), ("wrapWith", [SmallCount, Text, Text]), ("until", [SmallCount]), ("untilStep seq", [SmallCount]),
            ("substr", [SmallCount, SmallCount, Text]), ("trunc abbrev", [SmallCount, Text]), ("abbrevboth", [SmallCount, SmallCount, Text]), ("splitn", [Text, SmallCount, Text]), ("plural", [Text, Text, SmallCount]),
            ("date", [Text, Date]), ("htmlDate", [Date]), ("htmlDateInZone", [Date, Text]), ("dateInZone date_in_zone", [Text, Date, Text]),
            ("duration durationRound", [Text]), ("kindIs typeIs typeIsLike", [Text, Any]), ("deepCopy mustDeepCopy", [Sized]),
            ("regexFindAll mustRegexFindAll regexSplit mustRegexSplit", [Text, Text, SmallCount]),
        ])
        {
            foreach (string name in names.Split(' '))
            {
                hints.Add(name, kinds);
            }
        }

        return hints;
    }
}
