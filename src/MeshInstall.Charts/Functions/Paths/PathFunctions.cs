namespace MeshInstall.Charts.Functions.Paths;

/// <summary>sprig's functions of paths. The os forms are those of Unix on every platform, so that a chart renders the same everywhere.</summary>
internal static class PathFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        .. Create("base", "osBase", GoPath.Base),
        .. Create("clean", "osClean", GoPath.Clean),
        .. Create("dir", "osDir", GoPath.Directory),
        .. Create("ext", "osExt", GoPath.Extension),
        .. Create("isAbs", "osIsAbs", path => GoPath.IsAbsolute(path)),
    ];

    private static GoFunction[] Create(string name, string osName, Func<string, object> part)
    {
        GoFunctionBody body = (_, arguments) => part((string)arguments[0]!);
        return [new(name, body, GoParameter.String), new(osName, body, GoParameter.String)];
    }
}
