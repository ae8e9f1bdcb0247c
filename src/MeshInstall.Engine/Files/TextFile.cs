namespace MeshInstall.Engine.Files;

/// <summary>Writes text files whole or not at all.</summary>
public static class TextFile
{
    /// <summary>Writes text to a file; a file that stood there is replaced at the end.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="text">The text, written as UTF-8.</param>
    /// <param name="cancellationToken">Leaves everything as it was.</param>
    /// <exception cref="MeshException"><c>FileNotWritten</c>: the folder does not exist or may not be written.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, text, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw NotWritten(path, exception);
        }
        finally
        {
            Discard(temporary);
        }
    }

    /// <summary>Makes a folder where it is missing.</summary>
    /// <exception cref="MeshException"><c>FileNotWritten</c>: it cannot be made.</exception>
    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw NotWritten(path, exception);
        }
    }

    private static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException;

    private static MeshException NotWritten(string path, Exception cause) => new(
        "FileNotWritten", MeshErrorKind.Write, $"'{path}' cannot be written: {Reason(path, cause)}.", "Check the folder and your permissions.", path, cause);

    // The message of the cause may name the temporary file, which means nothing to the user.
    private static string Reason(string path, Exception cause)
    {
        if (Directory.Exists(path))
        {
            return "it is a folder";
        }

        return cause switch
        {
            UnauthorizedAccessException => "access is denied",
            DirectoryNotFoundException => $"the folder '{Path.GetDirectoryName(path)}' does not exist",
            FileNotFoundException => $"the folder '{Path.GetDirectoryName(path)}' takes no files",
            _ => cause.Message.TrimEnd('.'),
        };
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // The write has failed or succeeded already; a leftover must not hide which.
        }
    }
}
