using System.Text;

namespace MeshInstall;

/// <summary>Walks objects and configurations, and takes the secrets out of them.</summary>
/// <param name="found">Is told each secret that is taken out.</param>
internal sealed class TreeHider(Action<string>? found = null)
{
    /// <summary>The tree as it may be shown.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="isSecret">Whether all of it is secret.</param>
    /// <param name="isData">Whether its names are free, as in the data of a ConfigMap.</param>
    public MeshNode Hide(MeshNode node, bool isSecret = false, bool isData = false) => node switch
    {
        MeshMap map => Hide(map, isSecret, isData),
        MeshList list => new MeshList(list.Select(item => Hide(item, isSecret)), list.Origin),
        MeshScalar scalar when isSecret => IsTelling(scalar) ? Hidden(scalar) : scalar,
        MeshScalar { Value: string text } scalar => HiddenText.Of(text, found) is var shown && ReferenceEquals(shown, text) ? scalar : new MeshScalar(shown, scalar.Origin),
        _ => node,
    };

    private MeshMap Hide(MeshMap map, bool isSecret, bool isData)
    {
        string? kind = map.FindText("kind");
        MeshMap.Builder shown = new(map.Count);
        foreach ((string key, MeshNode value) in map)
        {
            shown[key] = (kind, key) switch
            {
                ("Secret", "data" or "stringData" or "patches") => Hide(value, isSecret: true),
                ("Secret", "metadata") when value is MeshMap metadata && metadata.Find("annotations") is { } annotations =>
                    Hide(metadata.With("annotations", Hide(annotations, isSecret: true))),
                ("ConfigMap", "data" or "binaryData") => Hide(value, isSecret, isData: true),
                _ => Hide(value, isSecret || IsSecret(map, key, value, isData)),
            };
        }

        return shown.Build(map.Origin);
    }

    /// <summary>Whether the name of an entry says that its value, or its list of values, is secret; maps of that name are told by their own entries.</summary>
    private static bool IsSecret(MeshMap map, string key, MeshNode value, bool isData)
    {
        bool isNamed = key.Contains("last-applied-configuration", StringComparison.Ordinal)
            || (isData ? SecretNames.IsVariable(key) : SecretNames.IsField(key))
            || (key == "value" && map.FindText("name") is { } name && SecretNames.IsVariable(name));
        return isNamed && (value is MeshScalar || (value is MeshList list && list.All(item => item is MeshScalar)));
    }

    /// <summary>Switches, which many settings about secrets are, tell nothing.</summary>
    private static bool IsTelling(MeshScalar scalar) => scalar.Value is not (null or bool or "" or "true" or "false");

    private MeshScalar Hidden(MeshScalar scalar)
    {
        if (found is not null && scalar.ToString() is { } text)
        {
            found(text);
            byte[] bytes = new byte[text.Length];
            if (Convert.TryFromBase64String(text, bytes, out int length))
            {
                found(Encoding.UTF8.GetString(bytes, 0, length));
            }
        }

        return new MeshScalar(HiddenValues.Text, scalar.Origin);
    }
}
