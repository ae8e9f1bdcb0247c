using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Releases;

/// <summary>
/// The releases that are recorded in a namespace, as Secrets. Only the holder of the <see cref="InstallLease"/> writes; two that write all the
/// same get a <c>ReleaseConflict</c> rather than each other's numbers.
/// </summary>
/// <remarks>
/// Every call may be repeated, and its process killed after any request. A release of one Secret is there with its creation. One of several is
/// marked as being recorded until its last part is written, does not count as a release before that, and is cleared away by the next attempt.
/// A status changes only from the one it is thought to have. The new release is marked as deployed before its predecessor is marked as
/// superseded, so that there is always one to go back to, and the newest of two is the one that counts. Deleting begins with the first Secret,
/// which ends the release; parts that stay behind belong to nothing and are cleared away with the next trim.
/// </remarks>
internal sealed class ReleaseStore(IClusterClient client, string cluster, string space)
{
    private readonly ReleaseWriter _writer = new(client, space);

    private ReleaseListing? _listed;
    private ReleaseListing? _begun;

    /// <summary>
    /// Whether the caller holds the lock for as long as it uses this, so that what was listed once stands but for the changes made here. A number that
    /// is taken all the same is a <c>ReleaseConflict</c>.
    /// </summary>
    public bool IsLocked { get; init; }

    /// <summary>Looks up profiles other than the recorded one, for configurations that are read.</summary>
    public IMeshConfigResolver? Profiles { get; init; }

    /// <summary>The releases of a revision, or of all, newest first. Bodies are not read.</summary>
    /// <exception cref="MeshException"><c>RevisionInvalid</c>; and the failures of every call.</exception>
    public async Task<IReadOnlyList<MeshRelease>> ListAsync(string? revision, CancellationToken cancellationToken) =>
        [.. (_listed = await ListingAsync(revision, cancellationToken).ConfigureAwait(false)).Releases.Select(header => header.Release)];

    /// <summary>A release with its configuration and manifests.</summary>
    /// <exception cref="MeshException"><c>ReleaseNotFound</c>, <c>ReleaseInvalid</c>; and the failures of every call.</exception>
    public async Task<ReleaseRecord> ReadAsync(MeshRelease release, CancellationToken cancellationToken)
    {
        ReleaseName name = new(ReleaseName.RevisionOf(release.Revision), release.Number);
        MeshMap head = await _writer.FindAsync(name, cancellationToken).ConfigureAwait(false) ?? throw ReleaseErrors.Missing(release);
        try
        {
            if (ReleaseHeader.Read(head, cluster) is not { IsRecording: false, Parts: >= 1 and <= ReleaseBody.MaxParts } header)
            {
                throw new FormatException("its labels are not those of a release");
            }

            List<byte> packed = [.. ReleaseSecret.Data(head)];
            for (int part = 2; part <= header.Parts; part++)
            {
                MeshMap secret = await _writer.FindAsync(name with { Part = part }, cancellationToken).ConfigureAwait(false)
                    ?? throw new FormatException($"its part {part} of {header.Parts} is missing");
                packed.AddRange(ReleaseSecret.Data(secret));
            }

            return ReleaseBody.Unpack(header, packed.ToArray(), Profiles);
        }
        catch (FormatException error)
        {
            throw ReleaseErrors.Invalid($"{space}/{name}", error.Message, error.InnerException);
        }
    }

    /// <summary>
    /// Records a release as pending, under the next number, and marks pending ones before it as interrupted. Number, status and times of
    /// <paramref name="record"/> are not looked at; what it does not say of components, charts, version and objects is taken from its manifests.
    /// </summary>
    /// <exception cref="MeshException"><c>ReleaseConflict</c>, <c>ReleaseTooLarge</c>, <c>RevisionInvalid</c>; and the failures of every call.</exception>
    public Task<MeshRelease> BeginAsync(ReleaseRecord record, CancellationToken cancellationToken) =>
        AddAsync(record, MeshReleaseStatus.Pending, cancellationToken);

    /// <summary>
    /// Records what there is without an attempt having made it. It is deployed with its record, whole or not at all: there is no moment at which
    /// a process that dies would leave it as an attempt that came to nothing.
    /// </summary>
    /// <exception cref="MeshException">As <see cref="BeginAsync"/>.</exception>
    public Task<MeshRelease> RecordFoundAsync(ReleaseRecord record, CancellationToken cancellationToken) =>
        AddAsync(record, MeshReleaseStatus.Deployed, cancellationToken);

    /// <summary>
    /// Ends a pending release. A deployed one makes the deployed one before it superseded, as the end of an uninstallation does; every end makes
    /// pending ones before it interrupted.
    /// </summary>
    /// <exception cref="MeshException"><c>ReleaseConflict</c>: it is not pending any more; <c>ReleaseNotFound</c>; and the failures of every call.</exception>
    public async Task<MeshRelease> FinishAsync(MeshRelease release, MeshReleaseStatus status, string message, CancellationToken cancellationToken)
    {
        MeshRelease finished = await EndAsync(release, status, message, cancellationToken).ConfigureAwait(false);
        ReleaseListing? begun = Standing(_begun, release.Revision) is { } earlier && earlier.Highest < release.Number ? earlier : null;
        ReleaseListing listing = begun ?? await ListingAsync(release.Revision, cancellationToken).ConfigureAwait(false);

        // What was pending before was settled when this release began.
        await _writer.SettleAsync(
            listing.Stored.Where(header => begun is null || header.Release.Status != MeshReleaseStatus.Pending), finished, cancellationToken).ConfigureAwait(false);
        return finished;
    }

    /// <summary>Ends a pending release that was stopped, in one request: it changes nothing about those before it.</summary>
    /// <exception cref="MeshException"><c>ReleaseConflict</c>: it is not pending any more; <c>ReleaseNotFound</c>; and the failures of every call.</exception>
    public Task<MeshRelease> InterruptAsync(MeshRelease release, string message, CancellationToken cancellationToken) =>
        EndAsync(release, MeshReleaseStatus.Interrupted, message, cancellationToken);

    /// <summary>
    /// Deletes the oldest releases of a revision beyond <paramref name="historyLimit"/>, but never the newest, nor the one that is deployed, nor
    /// what another tool had installed, which cannot be had from anywhere else; and what is left of releases that were never recorded whole or not
    /// deleted whole.
    /// </summary>
    public async Task TrimAsync(string revision, int historyLimit, CancellationToken cancellationToken)
    {
        if (Standing(_begun, revision) is { IsClean: true } begun && begun.Releases.Count < historyLimit)
        {
            return;
        }

        ReleaseListing listing = await ListingAsync(revision, cancellationToken).ConfigureAwait(false);
        IEnumerable<ReleaseHeader> old = listing.Releases.Skip(Math.Max(1, historyLimit))
            .Where(header => header.Release is not ({ Status: MeshReleaseStatus.Deployed } or { Operation: MeshOperation.Adopt }));
        await DeleteAsync([.. old.Reverse(), .. listing.Unfinished], listing.Orphans, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes every release of a revision, oldest first, and what else goes with them before the last: as long as that one is there, a next run knows that something is left.</summary>
    public async Task RemoveAllAsync(string revision, Func<CancellationToken, Task> beforeLast, CancellationToken cancellationToken)
    {
        ReleaseListing listing = await ListingAsync(revision, cancellationToken).ConfigureAwait(false);
        await DeleteAsync([.. listing.Unfinished, .. listing.Releases.Skip(1).Reverse()], listing.Orphans, cancellationToken).ConfigureAwait(false);
        await beforeLast(cancellationToken).ConfigureAwait(false);
        await DeleteAsync(listing.Releases.Take(1), [], cancellationToken).ConfigureAwait(false);
    }

    private async Task<MeshRelease> AddAsync(ReleaseRecord record, MeshReleaseStatus status, CancellationToken cancellationToken)
    {
        string revision = ReleaseName.RevisionOf(record.Release.Revision);
        ReleaseListing listing = Standing(_listed, revision) ?? await ListingAsync(revision, cancellationToken).ConfigureAwait(false);
        foreach (ReleaseHeader unfinished in listing.Unfinished)
        {
            await _writer.DeleteAsync(unfinished, cancellationToken).ConfigureAwait(false);
        }

        MeshRelease release = ReleaseDescription.Complete(record) with
        {
            Cluster = cluster,
            Namespace = space,
            Revision = revision,
            Number = listing.Highest + 1,
            Status = status,
            StartedAt = client.ServerTime,
            FinishedAt = status == MeshReleaseStatus.Pending ? null : client.ServerTime,
        };
        await _writer.CreateAsync(record with { Release = release }, cancellationToken).ConfigureAwait(false);
        await _writer.SettleAsync(listing.Stored, release, cancellationToken).ConfigureAwait(false);
        (_listed, _begun) = (null, listing);
        return release;
    }

    private async Task<MeshRelease> EndAsync(MeshRelease release, MeshReleaseStatus status, string message, CancellationToken cancellationToken)
    {
        MeshRelease ended = release with
        {
            Namespace = space,
            Status = status,
            FinishedAt = client.ServerTime,
            Message = HeaderText.Line(message, HeaderText.MaxMessage),
        };
        await _writer.ChangeAsync(ended, MeshReleaseStatus.Pending, cancellationToken).ConfigureAwait(false);
        return ended;
    }

    /// <summary>The listing, if it is one of the revision that the lock keeps as it is.</summary>
    private ReleaseListing? Standing(ReleaseListing? listing, string revision) =>
        IsLocked && listing?.Revision == ReleaseName.RevisionOf(revision) ? listing : null;

    private Task<ReleaseListing> ListingAsync(string? revision, CancellationToken cancellationToken) =>
        ReleaseListing.ReadAsync(client, cluster, space, revision is null ? null : ReleaseName.RevisionOf(revision), cancellationToken);

    private async Task DeleteAsync(IEnumerable<ReleaseHeader> releases, IEnumerable<ReleaseName> orphans, CancellationToken cancellationToken)
    {
        foreach (ReleaseHeader release in releases)
        {
            await _writer.DeleteAsync(release, cancellationToken).ConfigureAwait(false);
        }

        foreach (ReleaseName orphan in orphans)
        {
            await _writer.DeleteAsync(orphan, cancellationToken).ConfigureAwait(false);
        }
    }
}
