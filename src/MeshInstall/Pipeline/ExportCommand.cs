using System.Management.Automation;

namespace MeshInstall.Pipeline;

/// <summary>The base of cmdlets that write files: where to, in which format, and whether to replace what is there.</summary>
public abstract class ExportCommand : MeshCommand
{
    /// <summary>The file to write; a folder where the cmdlet writes several.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Whether the extension of <paramref name="path"/> says JSON.</summary>
    private protected static bool IsJson(string path) => System.IO.Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses to replace a file without <c>-Force</c>.</summary>
    /// <exception cref="MeshException">The file is there (<c>FileExists</c>).</exception>
    private protected void RequireNewFile(string path)
    {
        if (!Force && File.Exists(path))
        {
            throw new MeshException(
                "FileExists",
                MeshErrorKind.AlreadyExists,
                $"{MyInvocation.MyCommand.Name} did not write '{path}': the file is there already.",
                "Give another path, or -Force to replace it.",
                path);
        }
    }

    /// <summary>Emits files that were written, when asked to.</summary>
    private protected void PassOn(IEnumerable<string> paths)
    {
        if (PassThru)
        {
            WriteObject(paths.Select(path => new FileInfo(path)), enumerateCollection: true);
        }
    }
}
