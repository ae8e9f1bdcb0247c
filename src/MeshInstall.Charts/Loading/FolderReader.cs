using System.Formats.Tar;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Loading;

/// <summary>Reads the files of one chart's folder, in the order of their names, without those that .helmignore leaves out.</summary>
internal sealed class FolderReader(string folder, LoadBudget budget)
{
    private const int DeepestFolder = 100;

    private readonly List<ChartFile> _files = [];
    private readonly Stack<string> _open = new();
    private string _root = string.Empty;
    private IgnoreRules _rules = IgnoreRules.Parse([], IgnoreRules.FileName, folder);

    public IReadOnlyList<ChartFile> Read(CancellationToken cancellationToken)
    {
        try
        {
            _root = RealPath.Resolve(folder) ?? throw ChartErrors.NotFound(folder);
            string ignoreFile = Path.Combine(folder, IgnoreRules.FileName);
            if (File.Exists(ignoreFile))
            {
                // A link to another file would show lines of it in an error.
                string real = RealPath.Resolve(ignoreFile) ?? ignoreFile;
                if (!RealPath.IsBelow(real, _root))
                {
                    throw ChartErrors.LinkLeaves(ignoreFile, real);
                }

                _rules = IgnoreRules.Parse(BoundedFile.Read(real, budget.Limits.MaxFileBytes), ignoreFile, folder);
            }

            ReadFolder(_root, string.Empty, cancellationToken);
            return _files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw ChartErrors.Unreadable(folder, exception.Message.TrimEnd('.'), exception);
        }
    }

    private void ReadFolder(string path, string name, CancellationToken cancellationToken)
    {
        if (_open.Contains(path))
        {
            throw ChartErrors.Unreadable(Shown(name), "its symbolic link leads back to a folder that holds it");
        }

        if (_open.Count > DeepestFolder)
        {
            throw ChartErrors.TooLarge(folder, $"its folders nest deeper than {DeepestFolder} levels");
        }

        budget.CountEntry();
        _open.Push(path);
        foreach (FileSystemInfo entry in new DirectoryInfo(path).GetFileSystemInfos().OrderBy(entry => entry.Name, GoString.Order))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadEntry(entry, name.Length == 0 ? entry.Name : $"{name}/{entry.Name}", cancellationToken);
        }

        _open.Pop();
    }

    private void ReadEntry(FileSystemInfo entry, string name, CancellationToken cancellationToken)
    {
        string path = entry.FullName;
        bool isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
        if (isLink && entry.LinkTarget is { } target)
        {
            string? real = RealPath.Resolve(path);
            if (_rules.Ignores(name, isFolder: real is not null && Directory.Exists(real)))
            {
                return;
            }

            path = real ?? throw ChartErrors.Unreadable(Shown(name), $"its symbolic link leads to '{target}', which does not exist");
            if (!RealPath.IsBelow(path, _root))
            {
                throw ChartErrors.LinkLeaves(Shown(name), target);
            }
        }

        bool isFolder = isLink ? Directory.Exists(path) : entry is DirectoryInfo;
        if (_rules.Ignores(name, isFolder))
        {
            return;
        }

        if (isFolder)
        {
            ReadFolder(path, name, cancellationToken);
            return;
        }

        long size = (!isLink && entry is FileInfo file ? file : new FileInfo(path)).Length;
        if (size == 0 && !IsPlainFile(path))
        {
            throw ChartErrors.Unreadable(Shown(name), "it is a pipe, a socket or a device, not a plain file");
        }

        budget.CountFile(name, size);
        _files.Add(new ChartFile(name, ByteOrderMark.Trim(BoundedFile.Read(path, budget.Limits.MaxFileBytes))));
    }

    /// <summary>Whether it is a plain file: only an archive writer asks the system for that without opening it, which would wait for ever on a pipe.</summary>
    private static bool IsPlainFile(string path)
    {
        const int TypeFlag = 156;
        using MemoryStream header = new();
        try
        {
            using TarWriter writer = new(header, TarEntryFormat.Gnu, leaveOpen: true);
            writer.WriteEntry(path, "file");
        }
        catch (IOException)
        {
            return false;
        }

        return header.GetBuffer()[TypeFlag] == (byte)TarEntryType.RegularFile;
    }

    private string Shown(string name) => Path.Combine(folder, name);
}
