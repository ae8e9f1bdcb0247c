using System.Security;
using System.Text.RegularExpressions;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Secrets;

/// <summary>
/// What a user is asked, and what -WhatIf says in place of doing it: every cmdlet that changes anything names what it is about to change, and no
/// secret of it; and after No nothing has changed.
/// </summary>
public sealed partial class ConfirmationSecretTests
{
    private const string Announcement = "What if: ";

    /// <summary>What each cmdlet that asks is given to do with the secrets; <c>$config</c> is installed, <c>$next</c> is wanted.</summary>
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Export-MeshConfig"] = ["$next | Export-MeshConfig -Path $folder/next.yaml", "$next | Export-MeshConfig -Path $kubeConfig -Force"],
        ["Export-MeshManifest"] = ["$next | New-MeshManifest -Chart $charts | Export-MeshManifest $folder/out", "$next | New-MeshManifest -Chart $charts | Export-MeshManifest $folder/out.yaml"],
        ["Export-MeshPlan"] = ["$next | Get-MeshPlan -KubeConfig $kubeConfig -Chart $charts | Export-MeshPlan -Path $folder/plan.json"],
        ["Install-Mesh"] =
        [
            "$next | Install-Mesh -KubeConfig $kubeConfig -Chart $charts -ForceConflicts", "$config | Install-Mesh -KubeConfigContent $content -Chart $charts -ForceConflicts",
            "$next | Merge-MeshConfig -Set revision=canary | Install-Mesh -KubeConfig $kubeConfig -Chart $charts -ForceConflicts -RollbackOnFailure",
            "$config | Get-MeshPlan -KubeConfig $kubeConfig -Chart $charts | Install-Mesh -KubeConfig $kubeConfig -ForceConflicts", "$next | Install-Mesh -Sandbox -Chart $charts",
        ],
        ["Install-MeshComponent"] = ["$next | New-MeshManifest -Chart $charts | Install-MeshComponent -KubeConfig $kubeConfig -ForceConflicts"],
        ["Restore-Mesh"] = ["Restore-Mesh 1 -KubeConfig $kubeConfig -ForceConflicts"],
        ["Uninstall-Mesh"] = ["Uninstall-Mesh default -KubeConfig $kubeConfig -Force", "Uninstall-Mesh -All -IncludeCrds -KubeConfigContent $content -Force"],
        ["Update-Mesh"] = ["$next | Update-Mesh -KubeConfig $kubeConfig -Chart $charts -ForceConflicts"],
    };

    public static TheoryData<string> Scripts => [.. Uses.Values.SelectMany(scripts => scripts)];

    [Fact]
    public void Every_cmdlet_that_can_ask_is_asked_here()
    {
        using ModuleRunspace runspace = new();

        Assert.Equal(Uses.Keys.Order(), runspace.Invoke("(Get-Command -Module MeshInstall -ParameterName Confirm).Name").Select(name => name.ToString()).Order());
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_question_names_what_is_to_happen_and_no_secret_and_a_no_changes_nothing(string script)
    {
        using SecretMesh mesh = new();
        List<WatchedRun> runs = [mesh.Config, await mesh.InstallAsync()];
        using SecureString content = Connect(mesh);
        if (script.StartsWith("Restore", StringComparison.Ordinal))
        {
            runs.Add(mesh.Shell.Invoke("$next | Install-Mesh -Cluster $cluster -Chart $charts -ForceConflicts"));
        }

        string[] before = await StateAsync(mesh);
        WatchedRun announced = mesh.Shell.Invoke($"{script} -WhatIf");
        WatchedRun declined = Answer(mesh, "&No", $"{script} -Confirm");
        WatchedRun declinedForAll = Answer(mesh, "No to A&ll", $"$ConfirmPreference = 'Low'; {script}; $ConfirmPreference = 'None'");

        Assert.Equal(before, await StateAsync(mesh));
        WatchedRun agreed = Answer(mesh, "&Yes", $"{script} -Confirm");

        string question = Question(agreed);
        Assert.All([declined, declinedForAll], run => Assert.Equal(question, Question(run)));
        Assert.All([announced, declined, declinedForAll], run => Assert.Empty(run.Result.Output));
        string[] expected = [.. announced.On("screen").Where(line => line.StartsWith(Announcement, StringComparison.Ordinal)).Select(line => line[Announcement.Length..])];
        Assert.NotEmpty(expected);
        Assert.All(expected, line => Assert.True(IsNamed(line, question), $"{line} is not in: {question}"));
        AssertAskedFirst(agreed);
        if (!script.Contains("-Sandbox", StringComparison.Ordinal))
        {
            Assert.NotEqual(before, await StateAsync(mesh));
        }

        mesh.AssertSilent([.. runs, announced, declined, declinedForAll, agreed]);
    }

    private static WatchedRun Answer(SecretMesh mesh, string choice, string script)
    {
        mesh.Shell.Answer = choice;
        return mesh.Shell.Invoke(script);
    }

    private static string Question(WatchedRun run) => Assert.Single(run.On("question"));

    // One change in a list, or the one that is asked about.
    private static bool IsNamed(string announced, string question) => Change().Match(announced) is { Success: true } change
        ? question.Contains(announced, StringComparison.Ordinal) || question.Contains($"{change.Groups["action"]} {change.Groups["target"]}", StringComparison.Ordinal)
        : question.Contains(announced, StringComparison.Ordinal);

    /// <summary>Nothing was written, locked or recorded, and nothing given out, before the question.</summary>
    private static void AssertAskedFirst(WatchedRun run)
    {
        string[] shown = [.. run.Streams.SkipWhile(said => said.Stream is not ("question" or "screen" or "screen: verbose" or "screen: warning" or "screen: progress")).TakeWhile(said => said.Stream != "question").Select(said => said.Text)];
        Assert.DoesNotContain(shown, text => Work().IsMatch(text));
    }

    // What is told of a Deployment changes by itself for a while; its generation is that of what is wanted of it.
    private static async Task<string[]> StateAsync(SecretMesh mesh) =>
    [
        .. (await mesh.Objects.VersionsAsync()).Where(line => !line.Contains("deployments", StringComparison.Ordinal)),
        .. (await mesh.Objects.GetAsync("apis/apps/v1/deployments"))["items"]!.AsArray().Select(item => $"{item!["metadata"]!["name"]} {item["metadata"]!["generation"]}"),
        .. Directory.GetFileSystemEntries(mesh.Folder.Path, "*", SearchOption.AllDirectories).Order().Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}"),
    ];

    private static SecureString Connect(SecretMesh mesh)
    {
        string text = $$$"""
            {"apiVersion": "v1", "kind": "Config", "current-context": "c",
             "clusters": [{"name": "c", "cluster": {"server": "{{{mesh.Objects.Address}}}"}}],
             "users": [{"name": "u", "user": {"token": "{{{mesh.Canaries["token of a kubeconfig"]}}}"}}],
             "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}]}
            """;
        mesh.Shell.Set("kubeConfig", mesh.Folder.Write("kubeconfig", text));
        SecureString content = new();
        text.ToList().ForEach(content.AppendChar);
        mesh.Shell.Set("content", content);
        return content;
    }

    [GeneratedRegex("^Performing the operation \"(?<action>.+?)\" on target \"(?<target>.+)\"\\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex("applying|Recorded as release", RegexOptions.CultureInvariant)]
    private static partial Regex Work();
}
