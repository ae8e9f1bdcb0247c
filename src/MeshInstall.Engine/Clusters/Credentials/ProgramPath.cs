namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>Finds programs as a shell does.</summary>
internal static class ProgramPath
{
    /// <summary>
    /// The command as the system can start it. On Windows a plugin may be a script such as <c>gke-gcloud-auth-plugin.cmd</c>, which only a
    /// search with the extensions of PATHEXT finds.
    /// </summary>
    public static string Find(string command)
    {
        if (!OperatingSystem.IsWindows() || Path.HasExtension(command))
        {
            return command;
        }

        string[] folders = Path.IsPathRooted(command)
            ? [string.Empty]
            : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] extensions = (Environment.GetEnvironmentVariable("PATHEXT") ?? ".EXE;.CMD;.BAT").Split(';', StringSplitOptions.RemoveEmptyEntries);
        return folders
            .SelectMany(folder => extensions.Select(extension => Path.Combine(folder, command + extension)))
            .FirstOrDefault(File.Exists) ?? command;
    }
}
