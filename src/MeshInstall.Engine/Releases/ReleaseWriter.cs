using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Releases;

/// <summary>Writes the Secrets of releases, each step so that it may be repeated when its answer was lost.</summary>
internal sealed class ReleaseWriter(IClusterClient client, string space)
{
    public Task<MeshMap?> FindAsync(ReleaseName name, CancellationToken cancellationToken) =>
        client.GetAsync(ReleaseKeys.Secrets, space, name.ToString(), cancellationToken);

    /// <summary>Writes a release whole; it counts once the last step is done.</summary>
    public async Task CreateAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        MeshRelease release = record.Release;
        string attempt = Guid.NewGuid().ToString("N");
        IReadOnlyList<ReadOnlyMemory<byte>> parts = ReleaseBody.Pack(record, attempt);
        MeshMap head = await CreateAsync(ReleaseSecret.Head(release, attempt, parts.Count, parts[0]), attempt, cancellationToken).ConfigureAwait(false);
        if (parts.Count == 1)
        {
            return;
        }

        string uid = head.FindMap("metadata")?.FindText("uid") ?? string.Empty;
        for (int part = 2; part <= parts.Count; part++)
        {
            await CreateAsync(ReleaseSecret.Part(release, attempt, part, uid, parts[part - 1]), attempt, cancellationToken).ConfigureAwait(false);
        }

        MeshList complete = StatusPatch.Of(ReleaseKeys.Recording, ReleaseHeader.Text(release.Status), []);
        try
        {
            await PatchAsync(release, complete, now => !now.IsRecording && now.Attempt == attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException error) when (error.ErrorId == "ReleaseNotFound")
        {
            throw ReleaseErrors.Conflict($"{space}/{new ReleaseName(release.Revision, release.Number)}", "another installer cleared it away while it was recorded");
        }
    }

    /// <summary>Gives a release its status, time and message, where it still has the status <paramref name="from"/>.</summary>
    /// <exception cref="MeshException"><c>ReleaseConflict</c>: it has another one; <c>ReleaseNotFound</c>.</exception>
    public Task ChangeAsync(MeshRelease release, MeshReleaseStatus from, CancellationToken cancellationToken)
    {
        List<(string, string)> notes = [];
        if (release.FinishedAt is { } finished)
        {
            notes.Add((ReleaseKeys.Finished, ReleaseHeader.Text(finished)));
        }

        notes.Add((ReleaseKeys.Message, HeaderText.Line(release.Message, HeaderText.MaxMessage)));
        MeshList patch = StatusPatch.Of(ReleaseHeader.Text(from), ReleaseHeader.Text(release.Status), notes);
        return PatchAsync(
            release, patch, now => now.Release.Status == release.Status && now.Release.FinishedAt == release.FinishedAt, cancellationToken);
    }

    /// <summary>Brings the releases before <paramref name="release"/> in line with it. What another attempt changed meanwhile stays.</summary>
    public async Task SettleAsync(IEnumerable<ReleaseHeader> stored, MeshRelease release, CancellationToken cancellationToken)
    {
        bool replaces = release.Status is MeshReleaseStatus.Deployed or MeshReleaseStatus.Uninstalled;
        foreach (MeshRelease earlier in stored.Select(header => header.Release).Where(earlier => earlier.Number < release.Number).OrderBy(earlier => earlier.Number))
        {
            MeshRelease? changed = earlier.Status switch
            {
                MeshReleaseStatus.Pending => earlier with { Status = MeshReleaseStatus.Interrupted, FinishedAt = client.ServerTime },
                MeshReleaseStatus.Deployed when replaces => earlier with { Status = MeshReleaseStatus.Superseded },
                _ => null,
            };
            try
            {
                await (changed is null ? Task.CompletedTask : ChangeAsync(changed, earlier.Status, cancellationToken)).ConfigureAwait(false);
            }
            catch (MeshException error) when (error.ErrorId is "ReleaseConflict" or "ReleaseNotFound")
            {
            }
        }
    }

    /// <summary>Deletes a release: its first Secret, which ends it, then the others.</summary>
    public async Task DeleteAsync(ReleaseHeader header, CancellationToken cancellationToken)
    {
        ReleaseName name = new(header.Release.Revision, header.Release.Number);
        for (int part = 1; part <= Math.Min(header.Parts, ReleaseBody.MaxParts); part++)
        {
            await DeleteAsync(name with { Part = part }, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task DeleteAsync(ReleaseName name, CancellationToken cancellationToken) =>
        client.RemoveAsync(ReleaseKeys.Secrets, space, name.ToString(), resourceVersion: null, cancellationToken);

    private async Task<MeshMap> CreateAsync(MeshMap secret, string attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await client.CreateAsync(ReleaseKeys.Secrets, secret, cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException error) when (error.ErrorId == "ResourceExists")
        {
            string name = secret.FindMap("metadata")!.FindText("name")!;
            MeshMap? there = await client.GetAsync(ReleaseKeys.Secrets, space, name, cancellationToken).ConfigureAwait(false);
            return there is not null && ReleaseSecret.AttemptOf(there) == attempt
                ? there
                : throw ReleaseErrors.Conflict($"{space}/{name}", "another installer has just recorded a release of this number");
        }
    }

    private async Task PatchAsync(MeshRelease release, MeshList patch, Func<ReleaseHeader, bool> isDone, CancellationToken cancellationToken)
    {
        string name = new ReleaseName(release.Revision, release.Number).ToString();
        try
        {
            await client.PatchAsync(ReleaseKeys.Secrets, space, name, patch, cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException error) when (error.ErrorId is "ResourceConflict" or "ResourceRejected")
        {
            // The tested status was not there: either an earlier try got through and its answer was lost, or another installer was faster.
            ResourceQuery query = ResourceQuery.Of(ReleaseKeys.Secrets, space, name) with { MetadataOnly = true };
            ResourceList found = await client.ListAsync(query, cancellationToken).ConfigureAwait(false);
            ReleaseHeader? now = found.Items.Select(item => ReleaseHeader.Read(item, release.Cluster)).FirstOrDefault(header => header is not null);
            if (now is null || !isDone(now))
            {
                throw ReleaseErrors.Conflict($"{space}/{name}", $"the release is {now?.Release.Status.ToString() ?? "no release"} by now, not what this installer left it as");
            }
        }
        catch (MeshException error) when (error.ErrorId == "ResourceNotFound")
        {
            throw ReleaseErrors.Missing(release);
        }
    }
}
