using CsCheck;
using MeshInstall.Charts.Rendering;

namespace MeshInstall.Charts.Tests.Rendering;

public sealed class DocumentScanTests
{
    private static readonly string[] Lines =
    [
        "apiVersion: v1", "apiVersion: apps/v1 # comment", "kind: Service", "kind: \"Pod\"", "kind: 'Job'", "kind: 5", "kind: yes", "kind:", "Kind: X",
        "metadata:", "metadata: {name: flow}", "  name: inner", "    name: deep", "  name: 'quoted'", "  name: 12", "  annotations:", "  labels: {}",
        "  labels: { a: b }", "  text: |", "  text: \"open", "   close\"", "spec:", "- item", "- name: item", "  - nested", "data: {}", "data: [", "]", "data: |",
        "  kind: Inner", "", "# comment", "  # inner comment", "rest: plain: text", "rest: a # b", "? complex", ": value", "&anchor kind: A", "kind: &a B", "*a : b",
        "\"kind\": Quoted", "key: >-", "\tkind: Tab", "...", "%YAML 1.1", "!!map", "kind: Deployment", "apiVersion: example.com/v1", " name: odd", "x: 'it''s'", "x: \"a\\\"\"",
    ];

    [Fact]
    public void What_the_scan_is_sure_of_the_parser_finds_as_well()
    {
        int sure = 0;
        Gen.Int[0, Lines.Length - 1].Select(index => Lines[index]).Array[1, 8].Select(lines => string.Join('\n', lines)).Sample(
            text =>
            {
                if (DocumentScan.Find(text) is not { } head || Parse(text) is not { } parsed)
                {
                    return;
                }

                Interlocked.Increment(ref sure);
                Assert.Equal((parsed.ApiVersion, parsed.Kind, parsed.Name, parsed.IsEmpty), (head.ApiVersion, head.Kind, head.Name, head.IsEmpty));
            },
            iter: 60_000);
        Assert.True(sure > 100, $"The scan was sure of {sure} documents only.");
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    name: no\n  name: web\nspec:\n  kind: no\n", "v1", "Service", "web")]
    [InlineData("# why\nkind: 'Role'\nrules:\n- apiGroups: ['']\napiVersion: rbac.authorization.k8s.io/v1 # group\nmetadata:\n    name: \"reader\"", "rbac.authorization.k8s.io/v1", "Role", "reader")]
    public void Usual_documents_need_no_parser(string text, string apiVersion, string kind, string name)
    {
        DocumentHead? head = DocumentScan.Find(text);
        Assert.Equal((apiVersion, kind, name), (head?.ApiVersion, head?.Kind, head?.Name));
    }

    [Theory]
    [InlineData("kind: Job\napiVersion: batch/v1\nmetadata:\n  annotations:\n    helm.sh/hook: test\n")]
    [InlineData("{kind: Service, apiVersion: v1}")]
    [InlineData("kind: &k Service\napiVersion: v1")]
    [InlineData("kind: Service\napiVersion: v1\nkind: Secret")]
    [InlineData("text: \"\nkind: Service\napiVersion: v1\n\"")]
    public void Unusual_documents_are_left_to_the_parser(string text) => Assert.Null(DocumentScan.Find(text));

    private static DocumentHead? Parse(string text)
    {
        try
        {
            return DocumentParse.ReadHead("test", text);
        }
        catch (ChartException)
        {
            return null;
        }
    }
}
