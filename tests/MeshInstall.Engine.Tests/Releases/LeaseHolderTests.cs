using System.Diagnostics;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Tests.Releases;

public sealed class LeaseHolderTests
{
    private const string Host = "build-7";
    private static readonly LeaseHolder Holder = new("alice", Host, 4711, "1000", "machine 1", "elsewhere");

    [Theory]
    [InlineData(null, "1000", true)]
    [InlineData(4711, "1000", false)]
    [InlineData(4711, "2000", true)]
    [InlineData(4711, null, false)]
    public void A_process_is_gone_when_its_id_is_free_or_that_of_one_which_began_at_another_time(int? running, string? start, bool isGone) =>
        Assert.Equal(isGone, Holder.IsGoneFrom(new Processes("machine 1", running, start), Host));

    [Fact]
    public void A_process_that_did_not_know_when_it_began_is_gone_only_when_its_id_is_free()
    {
        LeaseHolder unknown = Holder with { ProcessStart = string.Empty };

        Assert.False(unknown.IsGoneFrom(new Processes("machine 1", 4711, "2000"), Host));
        Assert.True(unknown.IsGoneFrom(new Processes("machine 1", null, null), Host));
    }

    [Theory]
    [InlineData("machine 1", "machine 2", Host)]
    [InlineData("machine 1", "", Host)]
    [InlineData("", "", Host)]
    [InlineData("machine 1", "machine 1", "build-8")]
    public void Of_a_process_elsewhere_nothing_is_said(string machine, string here, string host) =>
        Assert.False((Holder with { Machine = machine }).IsGoneFrom(new Processes(here, null, null), host));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_process_is_there_until_it_ends_and_its_start_does_not_change(bool isOfThisSystem)
    {
        IProcessTable processes = isOfThisSystem ? RunningProcess.Table : new SystemProcesses("any system");
        using Process child = Process.Start(new ProcessStartInfo("dotnet", ["--version"]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        string? start = processes.StartOf(Environment.ProcessId);

        child.WaitForExit();

        Assert.False(processes.Exists(child.Id));
        Assert.Null(processes.StartOf(child.Id));
        Assert.True(processes.Exists(Environment.ProcessId));
        Assert.NotNull(start);
        Assert.Equal(start, processes.StartOf(Environment.ProcessId));
    }

    [Fact]
    public void On_the_systems_that_the_module_is_made_for_it_is_known_where_a_process_id_counts() =>
        Assert.NotEmpty(RunningProcess.Table.Machine);

    [Fact]
    public void An_attempt_of_this_process_is_gone_once_it_has_ended_and_not_before()
    {
        LeaseHolder own = LeaseHolder.ThisProcess();
        OwnAttempts.Begin(own.Id);
        bool before = own.IsGone();
        OwnAttempts.End(own.Id);

        Assert.Equal((false, true), (before, own.IsGone()));
    }

    /// <summary>A machine on which at most one process runs.</summary>
    private sealed class Processes(string machine, int? running, string? start) : IProcessTable
    {
        public string Machine => machine;

        public bool Exists(int id) => id == running;

        public string? StartOf(int id) => id == running ? start : null;
    }
}
