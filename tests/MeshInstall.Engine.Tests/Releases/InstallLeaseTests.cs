using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Releases;
using static MeshInstall.Engine.Tests.Releases.ReleaseBench;

namespace MeshInstall.Engine.Tests.Releases;

public sealed class InstallLeaseTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_first_installation_finds_a_lock_that_is_there_all_the_same(bool isHeld)
    {
        using SandboxCluster cluster = await OpenAsync();
        LeaseOptions first = new() { IsFirst = true };
        InstallLease other = await Acquire(cluster, first with { Holder = LeaseHolder.ThisProcess("alice") });
        if (isHeld)
        {
            Assert.Equal("InstallationLocked", (await Assert.ThrowsAsync<MeshException>(() => Acquire(cluster, first))).ErrorId);
        }

        await other.DisposeAsync();
        await using InstallLease own = await Acquire(cluster, first);
        Assert.False(own.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_second_installer_is_told_who_holds_the_lock_and_gets_it_afterwards()
    {
        using SandboxCluster cluster = await OpenAsync();
        InstallLease first = await Acquire(cluster, new LeaseOptions { Holder = LeaseHolder.ThisProcess("alice") });
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Acquire(cluster, new LeaseOptions()));
        await first.DisposeAsync();
        await using InstallLease second = await Acquire(cluster, new LeaseOptions());

        Assert.Equal(("InstallationLocked", MeshErrorKind.Conflict), (error.ErrorId, error.Kind));
        Assert.Contains($"alice@{Environment.MachineName} pid {Environment.ProcessId} since ", error.Message, StringComparison.Ordinal);
        Assert.False(second.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Revisions_are_locked_apart()
    {
        using SandboxCluster cluster = await OpenAsync();
        await using InstallLease first = await Acquire(cluster, new LeaseOptions());
        await using InstallLease second = await InstallLease.AcquireAsync(cluster.Client, Space, "canary", new LeaseOptions(), _ => { }, default);
    }

    [Fact]
    public async Task The_lock_of_a_process_that_is_gone_is_taken_over_at_once()
    {
        using SandboxCluster cluster = await OpenAsync();
        LeaseHolder dead = LeaseHolder.ThisProcess() with { ProcessId = int.MaxValue };
        await using InstallLease first = await Acquire(cluster, new LeaseOptions { Holder = dead });
        await using InstallLease second = await Acquire(cluster, new LeaseOptions());
    }

    [Fact]
    public async Task A_process_of_the_same_number_that_began_later_is_another_one()
    {
        using SandboxCluster cluster = await OpenAsync();
        LeaseHolder dead = LeaseHolder.ThisProcess() with { ProcessStart = "1" };
        await using InstallLease first = await Acquire(cluster, new LeaseOptions { Holder = dead });
        await using InstallLease second = await Acquire(cluster, new LeaseOptions());
    }

    [Theory]
    [InlineData("other boot", null)]
    [InlineData("", null)]
    [InlineData(null, "elsewhere")]
    public async Task The_lock_of_a_process_elsewhere_is_respected(string? machine, string? host)
    {
        using SandboxCluster cluster = await OpenAsync();
        LeaseHolder own = LeaseHolder.ThisProcess();
        LeaseHolder elsewhere = own with { ProcessId = int.MaxValue, Machine = machine ?? own.Machine, Host = host ?? own.Host };
        await using InstallLease first = await Acquire(cluster, new LeaseOptions { Holder = elsewhere });
        Assert.Equal("InstallationLocked", (await Assert.ThrowsAsync<MeshException>(() => Acquire(cluster, new LeaseOptions()))).ErrorId);
    }

    private static Task<InstallLease> Acquire(ClusterConnection cluster, LeaseOptions options) =>
        InstallLease.AcquireAsync(cluster.Client, Space, "default", options, _ => { }, default);
}
