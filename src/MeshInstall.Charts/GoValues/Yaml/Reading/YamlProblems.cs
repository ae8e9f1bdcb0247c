using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>
/// What is wrong with values although the text is YAML. Go finds these in three passes after the text is read: in decoding, in turning keys into text, and in
/// writing JSON; the first of the earliest pass is the error.
/// </summary>
internal sealed class YamlProblems
{
    private string? _decoding;
    private string? _keys;
    private string? _json;

    public void InDecoding(string problem) => _decoding ??= $"yaml: {problem}";

    public void InKeys(object? key, object? value) => _keys ??=
        $"unsupported map key of type: {(key is null ? "%!s(<nil>)" : GoPrint.TypeName(key))}, key: {GoPrint.Sprintf("%+#v", [key])}, value: {GoPrint.Sprintf("%+#v", [value])}";

    public void InJson(double value) => _json ??= $"json: unsupported value: {GoNumbers.Format(value)}";

    /// <exception cref="GoFunctionException">There was a problem.</exception>
    public void Throw()
    {
        if ((_decoding ?? _keys ?? _json) is { } problem)
        {
            throw new GoFunctionException(problem);
        }
    }
}
