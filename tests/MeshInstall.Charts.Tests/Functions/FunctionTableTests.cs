using System.Text.RegularExpressions;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.Tests.Cases;

namespace MeshInstall.Charts.Tests.Functions;

/// <summary>The table holds every function that helm gives to templates, and each of them is held to a rule.</summary>
public sealed partial class FunctionTableTests
{
    private const string Go = """
        and call eq ge gt html index js le len lt ne not or print printf println slice urlquery
        """;

    private const string Sprig = """
        abbrev abbrevboth add add1 add1f addf adler32sum ago all any append atoi b32dec b32enc b64dec b64enc base bcrypt biggest buildCustomCert camelcase
        cat ceil chunk clean coalesce compact concat contains date dateInZone dateModify date_in_zone date_modify decryptAES deepCopy deepEqual default
        derivePassword dict dig dir div divf duration durationRound empty encryptAES ext fail first float64 floor fromJson genCA genCAWithKey genPrivateKey
        genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey get getHostByName has hasKey hasPrefix hasSuffix hello htmlDate
        htmlDateInZone htpasswd indent initial initials int int64 isAbs join kebabcase keys kindIs kindOf last list lower max maxf merge mergeOverwrite min
        minf mod mul mulf mustAppend mustChunk mustCompact mustDateModify mustDeepCopy mustFirst mustFromJson mustHas mustInitial mustLast mustMerge
        mustMergeOverwrite mustPrepend mustPush mustRegexFind mustRegexFindAll mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit
        mustRest mustReverse mustSlice mustToDate mustToJson mustToPrettyJson mustToRawJson mustUniq mustWithout must_date_modify nindent nospace now omit
        osBase osClean osDir osExt osIsAbs pick pluck plural prepend push quote randAlpha randAlphaNum randAscii randBytes randInt randNumeric regexFind
        regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral regexSplit repeat replace rest reverse round semver semverCompare seq
        set sha1sum sha256sum sha512sum shuffle slice snakecase sortAlpha split splitList splitn squote sub subf substr swapcase ternary title toDate
        toDecimal toJson toPrettyJson toRawJson toString toStrings trim trimAll trimPrefix trimSuffix trimall trunc tuple typeIs typeIsLike typeOf uniq
        unixEpoch unset until untilStep untitle upper urlJoin urlParse uuidv4 values without wrap wrapWith
        """;

    private const string Helm = """
        durationDays durationHours durationMicroseconds durationMilliseconds durationMinutes durationNanoseconds durationRoundTo durationSeconds
        durationTruncateTo durationWeeks fromJson fromJsonArray fromToml fromYaml fromYamlArray include lookup mustToDuration mustToJson mustToToml
        mustToYaml required toJson toToml toYaml toYamlPretty tpl
        """;

    public static TheoryData<string> Names => [.. Words(Go).Concat(Words(Sprig)).Concat(Words(Helm)).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void There_are_as_many_functions_as_helm_has()
    {
        Assert.Equal(209, Words(Sprig).Length);
        Assert.Equal(27, Words(Helm).Length);
        Assert.Equal(Words(Go).Concat(Words(Sprig)).Concat(Words(Helm)).Distinct(StringComparer.Ordinal).Count(), Names.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_function_is_in_the_table(string name) => Assert.Equal(name, FunctionTable.Functions[name].Name);

    [Fact]
    public void The_table_holds_nothing_that_helm_has_not() =>
        Assert.Empty(FunctionTable.Functions.Keys.Except(Words(Go).Concat(Words(Sprig)).Concat(Words(Helm)), StringComparer.Ordinal));

    [Fact]
    public void Every_function_stands_in_a_rule_or_in_a_test()
    {
        HashSet<string> used = [.. CaseFile.Names.SelectMany(CaseFile.Read).SelectMany(item => Identifier().Matches(item.Template)).Select(match => match.Value)];
        string tests = string.Concat(Directory.EnumerateFiles(Path.GetDirectoryName(CaseFile.Folder)!, "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "FunctionTableTests.cs" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText));
        used.UnionWith(Identifier().Matches(tests).Select(match => match.Value));
        Assert.Empty(FunctionTable.Functions.Keys.Except(used, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("[A-Za-z_][A-Za-z_0-9]*")]
    private static partial Regex Identifier();
}
