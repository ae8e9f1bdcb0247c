namespace MeshInstall.Charts.Loading;

/// <summary>Loads charts from folders, from packed files and from memory, as helm 4 does, with every bound of <see cref="ChartLimits"/> held.</summary>
public static class ChartLoader
{
    /// <summary>Loads the chart at <paramref name="path"/>.</summary>
    /// <param name="path">A folder that holds a Chart.yaml, or a packed chart (.tgz).</param>
    /// <param name="limits">The bounds; the default ones without it.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="ChartException">
    /// <c>ChartNotFound</c>, <c>ChartInvalid</c>, <c>ChartArchiveInvalid</c>, <c>ChartArchiveUnsafe</c>, <c>ChartLinkUnsafe</c>, <c>ChartTooLarge</c> or
    /// <c>ChartFileUnreadable</c>.
    /// </exception>
    public static async Task<Chart> LoadAsync(string path, ChartLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        LoadBudget budget = new(path, limits ?? ChartLimits.Default);
        if (Directory.Exists(path))
        {
            // Many small files: one turn on another thread takes less time than one for each of them.
            return await Task.Run(() => ChartAssembly.Build(path, new FolderReader(path, budget).Read(cancellationToken), budget, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }

        if (!File.Exists(path))
        {
            throw ChartErrors.NotFound(path);
        }

        byte[] packed = await BoundedFile.ReadAsync(path, budget.Limits.MaxArchiveBytes, cancellationToken).ConfigureAwait(false);
        return FromArchive(packed, path, budget, cancellationToken);
    }

    /// <summary>Loads a packed chart from a stream, which is read to its end and stays open.</summary>
    /// <param name="archive">The bytes of a .tgz file.</param>
    /// <param name="name">The name that origins and errors carry.</param>
    /// <param name="limits">The bounds; the default ones without it.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="ChartException">As <see cref="LoadAsync"/>.</exception>
    public static async Task<Chart> LoadArchiveAsync(
        Stream archive, string name, ChartLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(name);
        LoadBudget budget = new(name, limits ?? ChartLimits.Default);
        byte[] packed = await BoundedFile.ReadAsync(archive, name, budget.Limits.MaxArchiveBytes, cancellationToken).ConfigureAwait(false);
        return FromArchive(packed, name, budget, cancellationToken);
    }

    /// <summary>A chart of files in memory, named as inside a chart's folder: <c>Chart.yaml</c>, <c>templates/service.yaml</c>, <c>charts/sub/Chart.yaml</c>.</summary>
    /// <param name="name">The name that origins and errors carry.</param>
    /// <param name="files">The files; their content is kept, not copied.</param>
    /// <param name="limits">The bounds; the default ones without it.</param>
    /// <exception cref="ChartException">As <see cref="LoadAsync"/>.</exception>
    public static Chart FromFiles(string name, IEnumerable<ChartFile> files, ChartLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(files);
        LoadBudget budget = new(name, limits ?? ChartLimits.Default);
        List<ChartFile> counted = [];
        foreach (ChartFile file in files)
        {
            budget.CountFile(file.Name, file.Data.Length);
            counted.Add(file with { Data = ByteOrderMark.Trim(file.Data) });
        }

        return ChartAssembly.Build(name, counted, budget, CancellationToken.None);
    }

    private static Chart FromArchive(byte[] packed, string name, LoadBudget budget, CancellationToken cancellationToken) =>
        ChartAssembly.Build(name, ArchiveReader.Read(packed, name, budget, cancellationToken), budget, cancellationToken);
}
