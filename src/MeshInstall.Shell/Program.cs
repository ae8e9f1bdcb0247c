using System.Management.Automation;
using System.Text;
using MeshInstall.Shell;
using MeshInstall.Shell.Hosting;
using MeshInstall.Shell.Interactive;

const int WrongCommandLine = 64;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
ShellOptions options;
try
{
    options = ShellOptions.Parse(args, Console.IsInputRedirected);
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(ShellOptions.Usage);
    return WrongCommandLine;
}

if (options.ShowHelp)
{
    Console.WriteLine(ShellOptions.Usage);
    return 0;
}

if (options.ShowVersion)
{
    Console.WriteLine($"MeshInstall {typeof(ShellOptions).Assembly.GetName().Version?.ToString(3)}");
    Console.WriteLine($"PowerShell {typeof(PSObject).Assembly.GetName().Version?.ToString(3)}");
    return 0;
}

// PowerShell tells its makers of starts and modules unless it is told not to; who installs a mesh expects calls to his cluster only.
const string TelemetryOptOut = "POWERSHELL_TELEMETRY_OPTOUT";
Environment.SetEnvironmentVariable(TelemetryOptOut, Environment.GetEnvironmentVariable(TelemetryOptOut) ?? "1");

using ShellSession session = ShellSession.Open(options.NonInteractive || options.ReadsStandardInput);
if (!session.ImportModule(StagedModule.Find()))
{
    return 1;
}

if (options.Command is { } text)
{
    return session.RunCommand(text, Console.IsInputRedirected ? Console.In : null);
}

if (options.File is { } file)
{
    return session.RunFile(file, options.Arguments);
}

if (options.ReadsStandardInput)
{
    return new StandardInputReader(session, Console.In).Run();
}

return new InteractivePrompt(session, showGreeting: !options.NoLogo).Run();
