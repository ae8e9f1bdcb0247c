using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Secrets;

/// <summary>Documents, settings and charts that are wrong where a secret stands: the error tells the place and not the value.</summary>
public sealed class DocumentSecretTests : IDisposable
{
    private readonly WatchedShell _shell = new();
    private readonly CanarySet _canaries = new();
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("password: \"CANARY")]
    [InlineData("password: *CANARY")]
    [InlineData("password: !CANARY x")]
    [InlineData("password: !!CANARY x")]
    [InlineData("password: @CANARY")]
    [InlineData("password: `CANARY")]
    [InlineData("password: %CANARY")]
    [InlineData("password: {CANARY")]
    [InlineData("password: [CANARY, {]")]
    [InlineData("password: CANARY: x")]
    [InlineData("password: CANARY\n      b")]
    [InlineData("password: a\n  CANARY")]
    [InlineData("password: \"\\qCANARY\"")]
    [InlineData("password: &CANARY\n  password: &CANARY")]
    [InlineData("password: |CANARY\n  x")]
    [InlineData("password: !!binary CANARY")]
    [InlineData("password: !!int CANARY")]
    [InlineData("password: !!float \"CANARY\"")]
    [InlineData("password: \t- CANARY")]
    [InlineData("<<: CANARY")]
    [InlineData("password: {a: CANARY, a: CANARY}")]
    [InlineData("password: CANARY\u0001")]
    public void A_document_that_does_not_parse_is_not_quoted(string line)
    {
        Canary canary = _canaries["document"];
        string text = "apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  values:\n    global:\n      proxy:\n        " + line.Replace("CANARY", canary.Value, StringComparison.Ordinal).Replace("\n", "\n    ", StringComparison.Ordinal) + "\n";
        _shell.Set("file", _folder.Write("operator.yaml", text));
        _shell.Set("values", _folder.Write("values.yaml", text));
        _shell.Set("chart", TestData.Path("charts/hello"));

        WatchedRun[] runs =
        [
            _shell.Run("Import-MeshConfig $file | Test-MeshConfig"),
            _shell.Run("Get-MeshProfile minimal | Merge-MeshConfig -Path $file | Test-MeshConfig"),
            _shell.Run("Convert-MeshConfig $file | Out-Null"),
            _shell.Run("Convert-MeshConfig $file -ListChange"),
            _shell.Run("Compare-MeshManifest $file @()"),
            _shell.Run("Expand-MeshChart $chart -ValuesPath $values | Out-Null"),
        ];

        _canaries.AssertSilent(runs);
    }

    [Theory]
    [InlineData("values.global.password[=CANARY")]
    [InlineData("values.pilot.env.API_TOKEN[0]=CANARY")]
    [InlineData("values.pilot.replicaCount.password=CANARY")]
    [InlineData("components.pilot.k8s.password=CANARY")]
    [InlineData("values.global.proxy.tracer.token=CANARY")]
    [InlineData("meshConfig.defaultConfig.proxyMetadata.TOKEN=CANARY")]
    [InlineData("meshConfig.defaultConfig.tracing.lightstep.accessToken=CANARY")]
    [InlineData("components.pilot.k8s.env[name:API_TOKEN].value=CANARY")]
    [InlineData("components.pilot.k8s.replicaCount=password: CANARY")]
    [InlineData("meshConfig.defaultConfig.tracing.zipkin.address=https://mesh:CANARY@zipkin")]
    public void A_setting_that_is_refused_is_not_quoted(string setting)
    {
        _shell.Set("setting", setting.Replace("CANARY", _canaries["setting"].Value, StringComparison.Ordinal));
        _shell.Set("chart", TestData.Path("charts/hello"));

        _canaries.AssertSilent(
            _shell.Run("Get-MeshProfile minimal | Merge-MeshConfig -Set $setting"),
            _shell.Run("Get-MeshProfile minimal | Merge-MeshConfig -Set $setting | Test-MeshConfig"),
            _shell.Run("Get-MeshProfile minimal | Merge-MeshConfig -Set $setting | New-MeshManifest"),
            _shell.Run("$a = Get-MeshProfile minimal; Compare-MeshConfig $a ($a | Merge-MeshConfig -Set $setting)"),
            _shell.Run("(Get-MeshProfile minimal | Merge-MeshConfig -Set $setting).Layers.Origin"),
            _shell.Run("Expand-MeshChart $chart -Set $setting"),
            _shell.Run("Expand-MeshChart $chart -SetString $setting"));
    }

    [Theory]
    [InlineData("{{ fail (printf \"the password %s is weak\" .Values.password) }}")]
    [InlineData("{{ required .Values.password nil }}")]
    [InlineData("{{ .Values.password.deeper }}")]
    [InlineData("{{ index .Values.password 7 \"x\" }}")]
    [InlineData("{{ template .Values.password }}")]
    [InlineData("{{ include .Values.password . }}")]
    [InlineData("{{ tpl (printf \"{{ nope %s\" .Values.password) . }}")]
    [InlineData("{{ mustFromJson .Values.password }}")]
    [InlineData("{{ fromYaml (printf \"a: *%s\" .Values.password) }}")]
    [InlineData("{{ mustRegexMatch (printf \"[%s\" .Values.password) \"x\" }}")]
    [InlineData("{{ semverCompare .Values.password \"1.0.0\" }}")]
    [InlineData("{{ mustToDate \"2006-01-02\" .Values.password }}")]
    [InlineData("{{ genPrivateKey .Values.password }}")]
    [InlineData("{{ .Values.password | b64dec | mustFromJson }}")]
    [InlineData("{{ add1 .Values.password | until }}")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  password: *{{ .Values.password }}")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  password: \"{{ .Values.password }}")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  password: !!{{ .Values.password }} x\n  {{ .Values.password }}")]
    [InlineData("{{ .Values.password }}")]
    public void A_chart_that_fails_over_a_secret_does_not_tell_it(string template)
    {
        TestData.Copy("charts/hello", Path.Combine(_folder.Path, "hello"));
        File.WriteAllText(Path.Combine(_folder.Path, "hello/templates/broken.yaml"), template);
        _shell.Set("chart", Path.Combine(_folder.Path, "hello"));
        _shell.Set("password", _canaries["value of a chart"].Value);

        _canaries.AssertSilent(_shell.Run("Expand-MeshChart $chart -Value @{ password = $password } -NoHooks"), _shell.Run("Expand-MeshChart $chart -Set \"password=$password\" -NoHooks"));
    }

    [Fact]
    public void Values_that_a_schema_refuses_are_not_told()
    {
        TestData.Copy("charts/hello", Path.Combine(_folder.Path, "hello"));
        File.WriteAllText(Path.Combine(_folder.Path, "hello/values.schema.json"), """
            {"properties":{"password":{"type":"string","maxLength":3,"pattern":"^[A-Z]+$","enum":["A"]},"apiKey":{"const":"x"},"token":{"type":"integer"} } }
            """);
        _shell.Set("chart", Path.Combine(_folder.Path, "hello"));
        _shell.Set("secret", _canaries["value of a schema"].Value);

        WatchedRun run = _shell.Run("Expand-MeshChart $chart -Value @{ password = $secret; apiKey = $secret; token = $secret }");

        Assert.NotEmpty(run.Result.Errors);
        _canaries.AssertSilent(run);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }
}
