using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Converting;

/// <summary>Lets the rules of the table act on one <c>spec</c>.</summary>
internal sealed class RuleRun(MeshMap spec, ChangeLog log)
{
    private MeshMap _spec = spec;

    /// <summary>The spec after all rules.</summary>
    public MeshMap Run()
    {
        foreach (ConversionRule rule in ConversionTable.Rules)
        {
            foreach (PathMatch match in rule.From.Find(_spec))
            {
                if (!match.Node.IsNull && rule.Conditions.All(condition => condition.Holds(_spec, match.Wildcards)))
                {
                    Apply(rule, match);
                }
            }
        }

        return _spec;
    }

    private void Apply(ConversionRule rule, PathMatch match)
    {
        MeshMap rest = rule.Keeps ? _spec : TreeRemoval.Remove(_spec, match.Path);
        if (rule.To is null)
        {
            _spec = rest;
            log.Removed(match.Path, match.Node, rule.IsHarmless || ChangeLog.SaysNothing(match.Node), rule.Reason);
            return;
        }

        MeshPath to = rule.To.Bind(match.Wildcards);
        if (Value(rule, match.Node) is not { } value)
        {
            return;
        }

        MeshNode? there = to.Find(rest);
        if (!IsFree(rest, to) || (there is { IsNull: false } && !(rule.Form == ConversionForm.Append ? there is MeshList : there is MeshMap && value is MeshMap)))
        {
            _spec = rest;
            bool same = value.Equals(there);
            log.Removed(match.Path, match.Node, same, $"{rule.Reason} {(same ? "It is set there already." : $"{ChangeLog.Name(to)} is set already, and stays as it is.")}");
            return;
        }

        MeshNode joined = Join(rule, there, value);
        _spec = (MeshMap)to.Set(rest, joined);
        foreach ((PathPattern place, MeshScalar set) in rule.Sets)
        {
            _spec = Set(_spec, place.Bind(match.Wildcards), set.WithOrigin(match.Node.Origin));
        }

        log.Moved(rule.Keeps ? MeshConfigChangeKind.Rewritten : MeshConfigChangeKind.Moved, match.Path, to, match.Node, joined, rule.Reason);
    }

    private static MeshNode Join(ConversionRule rule, MeshNode? there, MeshNode value) => (there, value) switch
    {
        (_, MeshList items) when rule.Form == ConversionForm.Append =>
            new MeshList([.. there as MeshList ?? rule.Default, .. items], value.Origin),
        (MeshMap upper, MeshMap lower) => MeshMerge.Merge(lower, upper),
        _ => value,
    };

    /// <summary>The value for the new place; null where this one cannot stand there.</summary>
    private static MeshNode? Value(ConversionRule rule, MeshNode node) => (rule.Form, node) switch
    {
        _ when rule.Value is { } value => value.WithOrigin(node.Origin),
        (ConversionForm.Text, MeshScalar scalar) => new MeshScalar(scalar.ToString(), scalar.Origin),
        (ConversionForm.Address, MeshMap map) => Address(map),
        (ConversionForm.Append, MeshList) or (ConversionForm.Same, _) => node,
        _ => null,
    };

    private static MeshScalar? Address(MeshMap map) =>
        map.Find("host") is MeshScalar { IsNull: false } host && map.Find("port") is MeshScalar { IsNull: false } port
            ? new MeshScalar($"{host}:{port}", host.Origin)
            : null;

    private static MeshMap Set(MeshMap spec, MeshPath path, MeshNode value) => IsFree(spec, path) ? (MeshMap)path.Set(spec, value) : spec;

    /// <summary>Whether nothing but maps and lists stands on the way.</summary>
    private static bool IsFree(MeshMap root, MeshPath path)
    {
        MeshNode? node = root;
        foreach (MeshPathSegment segment in path.Segments)
        {
            bool fits = segment.Kind == MeshPathSegmentKind.Key ? node is MeshMap : node is MeshList;
            if (node is { IsNull: false } && !fits)
            {
                return false;
            }

            node = node is { IsNull: false } ? MeshPath.Of(segment).Find(node) : null;
        }

        return true;
    }
}
