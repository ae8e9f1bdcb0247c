using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>The resources controllers work on.</summary>
internal static class Resources
{
    public static readonly GroupResource Pods = new("", "pods");
    public static readonly GroupResource Nodes = new("", "nodes");
    public static readonly GroupResource Events = new("", "events");
    public static readonly GroupResource Services = new("", "services");
    public static readonly GroupResource Claims = new("", "persistentvolumeclaims");
    public static readonly GroupResource Endpoints = new("", "endpoints");
    public static readonly GroupResource Namespaces = new("", "namespaces");
    public static readonly GroupResource ConfigMaps = new("", "configmaps");
    public static readonly GroupResource ServiceAccounts = new("", "serviceaccounts");
    public static readonly GroupResource EndpointSlices = new("discovery.k8s.io", "endpointslices");
    public static readonly GroupResource Deployments = new("apps", "deployments");
    public static readonly GroupResource ReplicaSets = new("apps", "replicasets");
    public static readonly GroupResource DaemonSets = new("apps", "daemonsets");
    public static readonly GroupResource StatefulSets = new("apps", "statefulsets");
    public static readonly GroupResource Jobs = new("batch", "jobs");
    public static readonly GroupResource Autoscalers = new("autoscaling", "horizontalpodautoscalers");
    public static readonly GroupResource Budgets = new("policy", "poddisruptionbudgets");
    public static readonly GroupResource Definitions = new("apiextensions.k8s.io", "customresourcedefinitions");
}
