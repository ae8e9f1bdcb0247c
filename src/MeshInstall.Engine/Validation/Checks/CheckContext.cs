using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Validation.Checks;

/// <summary>The document under check and the log of what is found.</summary>
internal sealed class CheckContext
{
    public CheckContext(MeshMap document, IssueLog log)
    {
        Document = new Place(NodePath.Root, document);
        Log = log;
        Spec = Document["spec"];
        Values = Spec["values"];
        Components = [.. FindComponents()];
    }

    public IssueLog Log { get; }

    public Place Document { get; }

    public Place Spec { get; }

    public Place Values { get; }

    /// <summary>The components that the document names, gateways one by one.</summary>
    public IReadOnlyList<ComponentPlace> Components { get; }

    /// <summary>The mesh configurations: the spec's own, and the one among the values.</summary>
    public IEnumerable<Place> MeshConfigs => new[] { Spec["meshConfig"], Values["meshConfig"] }.Where(place => place.Map is not null);

    private IEnumerable<ComponentPlace> FindComponents()
    {
        foreach ((string field, Place place) in Spec["components"].Entries())
        {
            ComponentKind? kind = ComponentCatalog.All.FirstOrDefault(row => row.SpecField == field);
            Place values = Values.Find((kind?.ValuesRoot ?? field).Split('.'));
            if (kind is not { IsList: true })
            {
                yield return new ComponentPlace(place, values, GatewayField: null, field);
                continue;
            }

            foreach (Place item in place.Items().Where(item => item.Map is not null))
            {
                string name = item["name"].Text is { Length: > 0 } given ? given : kind.WorkloadName;
                yield return new ComponentPlace(item, values, field, name);
            }
        }
    }
}
