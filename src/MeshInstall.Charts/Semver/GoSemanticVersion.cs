using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Semver;

/// <summary>A version in templates: what <c>semver</c> returns, a pointer, and what its Inc- and Set- methods return, a struct.</summary>
internal sealed class GoSemanticVersion(SemanticVersion version, bool isPointer = true) : GoObject
{
    public static GoType PointerType { get; } = new("*semver.Version", GoKind.Ptr) { Methods = Table([.. ValueMethods, .. PointerMethods]) };

    /// <summary>The struct that the Inc- and Set- methods return; templates cannot take its address, so it has fewer methods.</summary>
    public static GoType StructType { get; } = new("semver.Version", GoKind.Struct) { Methods = Table(ValueMethods) };

    public SemanticVersion Version { get; } = version;

    public override GoType Type => isPointer ? PointerType : StructType;

    private static IEnumerable<GoFunction> ValueMethods =>
    [
        Method("String", version => version.ToString()),
        Method("Major", version => version.Major),
        Method("Minor", version => version.Minor),
        Method("Patch", version => version.Patch),
        Method("Prerelease", version => version.Prerelease),
        Method("Metadata", version => version.Metadata),
        Method("IncMajor", version => new GoSemanticVersion(version.NextMajor(), isPointer: false)),
        Method("IncMinor", version => new GoSemanticVersion(version.NextMinor(), isPointer: false)),
        Method("IncPatch", version => new GoSemanticVersion(version.NextPatch(), isPointer: false)),
        new GoFunction("SetPrerelease", (_, a) => Changed(() => Receiver(a).WithPrerelease((string)a[1]!)), GoParameter.String),
        new GoFunction("SetMetadata", (_, a) => Changed(() => Receiver(a).WithMetadata((string)a[1]!)), GoParameter.String),
        Method("MarshalText", version => GoList.OfBytes(GoString.ToBytes(version.ToString()))),
        Method("MarshalJSON", version => GoList.OfBytes(GoString.ToBytes($"\"{version}\""))),
        Method("Value", version => version.ToString()),
    ];

    private static IEnumerable<GoFunction> PointerMethods =>
    [
        Method("Original", version => version.Original),
        Comparison("Compare", order => (nint)order),
        Comparison("Equal", order => order == 0),
        Comparison("LessThan", order => order < 0),
        Comparison("LessThanEqual", order => order <= 0),
        Comparison("GreaterThan", order => order > 0),
        Comparison("GreaterThanEqual", order => order >= 0),
    ];

    public override string ToString() => Version.ToString();

    private static FrozenDictionary<string, GoFunction> Table(IEnumerable<GoFunction> methods) =>
        methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    private static SemanticVersion Receiver(object?[] arguments) => ((GoSemanticVersion)arguments[0]!).Version;

    private static GoFunction Method(string name, Func<SemanticVersion, object?> body) => new(name, (_, a) => body(Receiver(a)));

    private static GoFunction Comparison(string name, Func<int, object?> body) =>
        new(name, (_, a) => body(Receiver(a).CompareTo(((GoSemanticVersion)a[1]!).Version)), GoParameter.SemanticVersion);

    private static GoSemanticVersion Changed(Func<SemanticVersion> change)
    {
        try
        {
            return new GoSemanticVersion(change(), isPointer: false);
        }
        catch (FormatException exception)
        {
            throw new GoFunctionException(exception.Message, exception);
        }
    }
}
