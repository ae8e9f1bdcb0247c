using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Secrets;

/// <summary>Charts of a release whose objects hold secrets in every place where objects can.</summary>
internal sealed class SecretCharts : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SecretCharts(CanarySet canaries)
    {
        Path = System.IO.Path.Combine(_folder.Path, "release");
        TestData.Copy("release", Path);
        string templates = System.IO.Path.Combine(Path, "manifests/charts/istio-control/istio-discovery/templates");
        File.WriteAllText(System.IO.Path.Combine(templates, "secrets.yaml"), Objects(canaries));
        File.WriteAllText(System.IO.Path.Combine(templates, "NOTES.txt"), "The password is {{ .Values.pilot.env.API_TOKEN }}\n");
    }

    /// <summary>The folder of the release.</summary>
    public string Path { get; }

    /// <summary>The folder of the chart with the secrets.</summary>
    public string Chart => System.IO.Path.Combine(Path, "manifests/charts/istio-control/istio-discovery");

    /// <summary>A file beside the charts.</summary>
    public string Write(string name, string text) => _folder.Write(name, text);

    public void Dispose() => _folder.Dispose();

    private static string Objects(CanarySet canaries) => $$$$"""
        apiVersion: v1
        kind: Secret
        metadata:
          name: login
          namespace: {{ .Release.Namespace }}
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: |
              {"apiVersion":"v1","kind":"Secret","stringData":{"password":"{{{{canaries["last applied of the chart"]}}}}"}}
            example/note: "{{{{canaries["annotation of a Secret"]}}}}"
        data:
          password: {{{{canaries["data of the chart"].Base64}}}}
          other: {{ printf "{{{{canaries["number of the values"]}}}}%v" .Values.pilot.replicaCount | b64enc }}
        stringData:
          plain: "{{{{canaries["stringData of the chart"]}}}}"
          long: |
            first line
            {{{{canaries["second line of stringData"]}}}}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: fixed
          namespace: {{ .Release.Namespace }}
        immutable: true
        stringData:
          password: "{{{{canaries["immutable of the chart"]}}}}{{ .Values.pilot.replicaCount }}"
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: values
          namespace: {{ .Release.Namespace }}
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: |
              {"apiVersion":"v1","kind":"ConfigMap","data":{"password":"{{{{canaries["last applied of a ConfigMap"]}}}}"}}
        data:
          values: |-
            {{ .Values | toPrettyJson | nindent 4 }}
          compact: {{ .Values | toJson | quote }}
          yaml: |-
            {{ .Values | toYaml | nindent 4 }}
          password: "{{{{canaries["password in a ConfigMap"]}}}}"
          url: "postgres://mesh:{{{{canaries["password in an address"]}}}}@db.example/x?replicas={{ .Values.pilot.replicaCount }}"
          tls.key: |
            -----BEGIN PRIVATE KEY-----
            {{{{canaries["private key in a ConfigMap"]}}}}
            -----END PRIVATE KEY-----
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: needs
          namespace: {{ .Release.Namespace }}
        spec:
          replicas: 1
          selector: {matchLabels: {app: needs}}
          template:
            metadata:
              labels: {app: needs}
              annotations: {replicas: "{{ .Values.pilot.replicaCount }}"}
            spec:
              containers:
                - name: needs
                  image: example/needs:1
                  args: ["--log=info", "--password={{{{canaries["argument of a container"]}}}}"]
                  env:
                    - name: API_TOKEN
                      value: "{{ .Values.pilot.env.API_TOKEN }}"
                    - name: DB_PASSWORD
                      value: "{{{{canaries["variable of a container"]}}}}{{ .Values.pilot.replicaCount }}"
                    - {name: DB_URL, value: "amqp://mesh:{{{{canaries["password in an address of a variable"]}}}}@mq.example/"}
        """;
}
