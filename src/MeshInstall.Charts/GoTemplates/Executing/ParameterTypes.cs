using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>The Go types behind <see cref="GoParameter"/>.</summary>
internal static class ParameterTypes
{
    /// <summary>The name as Go prints it.</summary>
    public static string Name(GoParameter type) => type switch
    {
        GoParameter.Any => "interface {}",
        GoParameter.String => "string",
        GoParameter.Bool => "bool",
        GoParameter.Int => "int",
        GoParameter.Int64 => "int64",
        GoParameter.Uint32 => "uint32",
        GoParameter.Float64 => "float64",
        GoParameter.Map => "map[string]interface {}",
        GoParameter.List => "[]interface {}",
        GoParameter.StringList => "[]string",
        GoParameter.Bytes => "[]uint8",
        GoParameter.Time => "time.Time",
        GoParameter.Duration => "time.Duration",
        GoParameter.Certificate => "sprig.certificate",
        GoParameter.SemanticVersion => "*semver.Version",
        _ => "reflect.Value",
    };

    /// <summary>Whether nil can be given for it.</summary>
    public static bool TakesNil(GoParameter type) => type is GoParameter.Any or GoParameter.Value or GoParameter.Map or GoParameter.List
        or GoParameter.StringList or GoParameter.Bytes or GoParameter.SemanticVersion;
}
