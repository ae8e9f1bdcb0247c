namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>No two gateways share name and namespace, for one would overwrite the other.</summary>
internal sealed class DuplicateGatewayCheck : ICheck
{
    public void Run(CheckContext context)
    {
        Dictionary<(string Namespace, string Name), Place> first = [];
        foreach (ComponentPlace gateway in context.Components.Where(component => component.GatewayField is not null))
        {
            if (gateway.Place["enabled"].Boolean == false)
            {
                continue;
            }

            string space = gateway.Place["namespace"].Text is { Length: > 0 } own ? own : string.Empty;
            if (!first.TryAdd((space, gateway.Name), gateway.Place))
            {
                Place named = gateway.Place["name"].Exists ? gateway.Place["name"] : gateway.Place;
                context.Log.Error(
                    "DuplicateGatewayName", named.Path, named.Node,
                    $"A gateway '{gateway.Name}' stands at {first[(space, gateway.Name)].Path} already: one would overwrite the other.",
                    "Give each gateway a name or a namespace of its own.");
            }
        }
    }
}
