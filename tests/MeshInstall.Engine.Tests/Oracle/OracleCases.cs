namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>The configurations that the built-in charts are compared with Istio's own charts on.</summary>
internal static class OracleCases
{
    public static IReadOnlyList<string> Profiles { get; } =
        ["default", "demo", "minimal", "empty", "preview", "remote", "stable", "ambient", "openshift", "openshift-ambient"];

    public static IReadOnlyList<OracleCase> All { get; } =
    [
        .. Profiles.Select(profile => new OracleCase(profile, profile)),
        new("canary revision", "default", "revision: canary\n"),
        new("revision with tags", "minimal", "revision: v2\nvalues: {revisionTags: [prod, test], defaultRevision: v2}\n"),
        new("two gateways with settings", "default", """
            components:
              ingressGateways:
              - name: istio-ingressgateway
                enabled: true
                label: {app: istio-ingressgateway, tier: edge}
                k8s:
                  hpaSpec: {minReplicas: 2, maxReplicas: 7}
                  resources: {requests: {cpu: 250m, memory: 256Mi}}
                  service:
                    ports:
                    - {name: status-port, port: 15021, targetPort: 15021}
                    - {name: https, port: 443, targetPort: 8443}
              - name: user-gateway
                namespace: edge
                enabled: true
                label: {app: user-gateway, istio: user}
              egressGateways:
              - name: istio-egressgateway
                enabled: true
            """),
        new("gateway values", "default", """
            values:
              gateways:
                istio-ingressgateway:
                  autoscaleEnabled: false
                  replicaCount: 3
                  type: NodePort
                  externalTrafficPolicy: Local
                  loadBalancerSourceRanges: [10.0.0.0/8]
                  serviceAnnotations: {example.com/lb: internal}
                  podAnnotations: {note: "1"}
                  nodeSelector: {kubernetes.io/os: linux}
                  tolerations: [{key: edge, operator: Exists, effect: NoSchedule}]
                  runAsRoot: true
                  env: {ISTIO_META_X: y}
                  secretVolumes: [{name: certs, secretName: certs, mountPath: /etc/certs}]
                  configVolumes: [{name: conf, configMapName: conf, mountPath: /etc/conf}]
                  additionalContainers: [{name: side, image: side:1}]
                  podAntiAffinityLabelSelector: [{key: app, operator: In, values: gw, topologyKey: kubernetes.io/hostname}]
                  podAntiAffinityTermLabelSelector: [{key: app, operator: In, values: "gw,gw2", topologyKey: zone}]
            """),
        new("autoscaling", "default", """
            values:
              pilot:
                autoscaleMin: 3
                autoscaleMax: 9
                autoscaleBehavior: {scaleDown: {stabilizationWindowSeconds: 60}}
                cpu: {targetAverageUtilization: 65}
                memory: {targetAverageUtilization: 70}
              gateways:
                istio-ingressgateway: {autoscaleMin: 2, autoscaleMax: 4, memory: {targetAverageUtilization: 90}}
            """),
        new("no autoscaling", "default", "values:\n  pilot: {autoscaleEnabled: false, replicaCount: 2}\n"),
        new("network policies", "ambient", "values: {global: {networkPolicy: {enabled: true}}}\n"),
        new("network policies with gateways", "demo", "values: {global: {networkPolicy: {enabled: true}}}\n"),
        new("gke", "ambient", "components: {cni: {namespace: kube-system}}\nvalues: {global: {platform: gke}}\n"),
        new("k3s", "ambient", "values: {global: {platform: k3s}}\n"),
        new("minikube", "ambient", "values: {global: {platform: minikube}}\n"),
        new("compatibility 1.25", "ambient", "compatibilityVersion: \"1.25\"\n"),
        new("compatibility 1.28", "demo", "compatibilityVersion: \"1.28\"\n"),
        new("own hub and tag", "demo", "hub: example.com/mesh\ntag: 1.30.3-distroless\ncomponents: {pilot: {hub: example.com/other, tag: \"2\"}}\n"),
        new("image variant", "ambient", "values: {global: {variant: debug, imagePullPolicy: Always, imagePullSecrets: [regcred]}}\n"),
        new("mesh config", "default", """
            meshConfig:
              accessLogFile: /dev/stdout
              enableTracing: true
              defaultConfig: {holdApplicationUntilProxyStarts: true, proxyMetadata: {A: "1"}}
              outboundTrafficPolicy: {mode: REGISTRY_ONLY}
            """),
        new("multicluster", "default", """
            values:
              global:
                meshID: mesh1
                network: network1
                multiCluster: {clusterName: west}
                meshNetworks: {network1: {endpoints: [{fromRegistry: west}], gateways: [{address: 1.1.1.1, port: 15443}]}}
            """),
        new("remote control plane", "remote", "values: {global: {remotePilotAddress: 10.1.2.3}, istiodRemote: {injectionPath: /inject/cluster/x/net/y}}\n"),
        new("remote control plane by name", "remote", "values: {global: {remotePilotAddress: istiod.example.com}, base: {validationURL: \"https://istiod.example.com/validate\"}}\n"),
        new("config cluster", "remote", "values: {global: {configCluster: true, remotePilotAddress: 10.1.2.3}, pilot: {configMap: true}, telemetry: {enabled: true}}\n"),
        new("external istiod", "default", "values: {global: {externalIstiod: true}, pilot: {env: {INJECTION_WEBHOOK_CONFIG_NAME: \"\", VALIDATION_WEBHOOK_CONFIG_NAME: \"\"}}}\n"),
        new("pilot settings", "default", """
            values:
              pilot:
                env: {PILOT_X: "true", PILOT_N: 5}
                envVarFrom: [{name: SECRET, valueFrom: {secretKeyRef: {name: s, key: k}}}]
                extraContainerArgs: [--log_as_json]
                nodeSelector: {disk: ssd}
                tolerations: [{operator: Exists}]
                affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}
                topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: istiod}}}]
                podAnnotations: {a: b}
                podLabels: {c: d}
                deploymentLabels: {e: f}
                serviceAnnotations: {g: h}
                serviceAccountAnnotations: {i: j}
                seccompProfile: {type: RuntimeDefault}
                volumes: [{name: v, emptyDir: {}}]
                volumeMounts: [{name: v, mountPath: /v}]
                initContainers: [{name: init, image: init:1}]
                keepaliveMaxServerConnectionAge: 10m
                jwksResolverExtraRootCA: "-----BEGIN CERTIFICATE-----"
                traceSampling: 5
                ipFamilyPolicy: PreferDualStack
                ipFamilies: [IPv4, IPv6]
                taint: {enabled: true, namespace: istio-system}
                trustedZtunnelNamespace: ambient-system
                trustedZtunnelName: zt
            """),
        new("injector settings", "default", """
            values:
              sidecarInjectorWebhook:
                enableNamespacesByDefault: true
                rewriteAppHTTPProbe: false
                reinvocationPolicy: IfNeeded
                neverInjectSelector: [{matchExpressions: [{key: a, operator: Exists}]}]
                injectedAnnotations: {x: y}
                templates: {custom: "spec: {}"}
                defaultTemplates: [sidecar, custom]
              global:
                proxy: {logLevel: debug, privileged: true, tracer: zipkin, autoInject: disabled, holdApplicationUntilProxyStarts: true}
                logging: {level: "default:debug"}
                logAsJson: true
                operatorManageWebhooks: true
            """),
        new("operator managed webhooks off, validation off", "default", "values: {global: {configValidation: false}}\n"),
        new("base settings", "minimal", "values: {base: {excludedCRDs: [envoyfilters.networking.istio.io], enableIstioConfigCRDs: true}, global: {enableReaderRBAC: false}}\n"),
        new("no crds", "minimal", "values: {base: {enableCRDTemplates: false}}\n"),
        new("cluster scope only", "default", "values: {global: {resourceScope: cluster}}\n"),
        new("namespace scope only", "default", "values: {global: {resourceScope: namespace}}\n"),
        new("default revision", "minimal", "values: {defaultRevision: default}\n"),
        new("cni settings", "ambient", """
            values:
              cni:
                logging: {level: debug}
                excludeNamespaces: [kube-system, other]
                podAnnotations: {a: b}
                podLabels: {c: d}
                resources: {requests: {cpu: 11m}}
                affinity: {nodeAffinity: {}}
                repair: {enabled: false}
                chained: false
                cniConfFileName: x.conf
                istioOwnedCNIConfig: true
                ambient: {dnsCapture: false, ipv6: false}
                resourceQuotas: {enabled: true, pods: 100}
                rollingMaxUnavailable: 2
                seccompProfile: {type: RuntimeDefault}
                env: {X: y}
                tolerations: [{operator: Exists, key: z}]
            """),
        new("ztunnel settings", "ambient", """
            values:
              ztunnel:
                resourceName: zt
                logLevel: debug
                logAsJson: true
                env: {A: b}
                labels: {l: m}
                annotations: {n: o}
                podAnnotations: {p: q}
                podLabels: {r: s}
                nodeSelector: {t: u}
                resources: {requests: {cpu: 5m}}
                resourceQuotas: {enabled: true}
                imagePullSecrets: [x]
                volumes: [{name: v, emptyDir: {}}]
                volumeMounts: [{name: v, mountPath: /v}]
                terminationGracePeriodSeconds: 60
                seLinuxOptions: {type: spc_t}
                multiCluster: {clusterName: west}
                network: net
                xdsAddress: x:15012
                caAddress: y:15012
            """),
        new("ambient in another namespace", "ambient", "namespace: mesh\nrevision: a\n"),
        new("native nftables", "ambient", "values: {global: {nativeNftables: true}}\n"),
        new("waypoint defaults", "ambient", "values: {global: {waypoint: {resources: {requests: {cpu: 1m}}, nodeSelector: {a: b}}}}\n"),
        new("gateway classes", "minimal", "values: {gatewayClasses: {istio: {deployment: {spec: {replicas: 2}}}}}\n"),
        new("pod disruption off", "default", "values: {global: {defaultPodDisruptionBudget: {enabled: false}}}\n"),
        new("default resources and tolerations", "demo", """
            values:
              global:
                defaultResources: {requests: {cpu: 1m}}
                defaultNodeSelector: {a: b}
                defaultTolerations: [{operator: Exists}]
                priorityClassName: high
            """),
        new("ca settings", "default", "values: {global: {caAddress: ca.example.com, caName: x, pilotCertProvider: k8s.io/example, certSigners: [a/b], trustBundleName: t, sts: {servicePort: 15463}}, pilot: {env: {PILOT_CERT_PROVIDER: istiod}}}\n"),
    ];
}
