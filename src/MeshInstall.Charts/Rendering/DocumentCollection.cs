using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Rendering;

/// <summary>Parts the outputs of templates into documents and tells hooks from the rest.</summary>
internal sealed class DocumentCollection(bool validate, ExecutionBudget budget)
{
    private const int LongText = 200_000;
    private readonly List<RenderedDocument> _documents = [];
    private readonly List<RenderedDocument> _hooks = [];

    /// <summary>The documents in install order, empty ones included.</summary>
    public IReadOnlyList<RenderedDocument> Documents => InstallOrder.Sort(_documents);

    public IReadOnlyList<RenderedDocument> Hooks => InstallOrder.Sort(_hooks);

    /// <summary>Adds the output of one template; those of several come in the order of their paths.</summary>
    /// <exception cref="ChartException"><c>ChartTemplateOutputInvalid</c>: it is no YAML, as far as was looked.</exception>
    public void Add(string template, string output)
    {
        foreach (string text in ManifestSplitter.Split(output))
        {
            budget.Work(text.Length);
            DocumentHead head = (validate ? null : DocumentScan.Find(text)) ?? Read(template, text);
            if (!HookReader.IsHook(head))
            {
                _documents.Add(Create(template, text, head, hook: null));
            }
            else if (HookReader.Read(head) is { } hook)
            {
                _hooks.Add(Create(template, text, head, hook));
            }
        }
    }

    /// <summary>The documents of one file under <c>crds/</c>; Helm does not look into them, so what is no YAML is one as well, without a kind.</summary>
    public static IEnumerable<RenderedDocument> ReadCrds(string path, string text) => ManifestSplitter.Split(text)
        .Select(document => Create(path, document, DocumentScan.Find(document) ?? TryParse(path, document), hook: null))
        .Where(document => !document.IsEmpty);

    private DocumentHead Read(string template, string text) => text.Length < LongText
        ? DocumentParse.ReadHead(template, text)
        : budget.Wait(() => DocumentParse.ReadHead(template, text));

    private static DocumentHead TryParse(string path, string text)
    {
        try
        {
            return DocumentParse.ReadHead(path, text);
        }
        catch (ChartException)
        {
            return DocumentHead.Empty with { IsEmpty = false };
        }
    }

    private static RenderedDocument Create(string template, string text, DocumentHead head, ChartHook? hook) => new()
    {
        Template = template, Text = text, ApiVersion = head.ApiVersion, Kind = head.Kind, Name = head.Name, Hook = hook, IsEmpty = head.IsEmpty,
    };
}
