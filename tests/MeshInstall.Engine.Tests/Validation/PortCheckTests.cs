using System.Globalization;

namespace MeshInstall.Engine.Tests.Validation;

public sealed class PortCheckTests
{
    [Theory]
    [InlineData("{port: 80, name: http}", 1)]
    [InlineData("{port: 80, name: http, targetPort: 90}", 1)]
    [InlineData("{port: 1024, name: http}", 1)]
    [InlineData("{port: 80, name: http, targetPort: 0}", 1)]
    [InlineData("{port: 80, name: http, targetPort: 1023}", 1)]
    [InlineData("{port: 80, name: http, targetPort: 1024}", 0)]
    [InlineData("{port: 1025, name: http}", 0)]
    [InlineData("{port: 80, name: http, targetPort: 8080}", 0)]
    [InlineData("{port: 80, name: http, targetPort: http}", 0)]
    public void A_gateway_may_not_listen_below_1024(string port, int errors)
    {
        foreach (string field in new[] { "ingressGateways", "egressGateways" })
        {
            Assert.Equal(errors, Validated.Spec(Gateway(field, port)).Count(issue => issue is { Id: "GatewayPortNeedsRoot", Severity: MeshSeverity.Error }));
        }
    }

    [Fact]
    public void A_gateway_that_runs_as_root_may_listen_anywhere() => Assert.Empty(Validated.Spec(
        Gateway("ingressGateways", "{port: 80, name: http, targetPort: 90}") + "\nvalues:\n  gateways:\n    istio-ingressgateway:\n      runAsRoot: true"));

    [Fact]
    public void Root_for_one_kind_of_gateway_does_not_help_the_other() => Assert.Equal(
        "GatewayPortNeedsRoot",
        Validated.Spec(Gateway("egressGateways", "{port: 80, name: http}") + "\nvalues:\n  gateways:\n    istio-ingressgateway:\n      runAsRoot: true").Only().Id);

    [Theory]
    [InlineData("{name: http, port: 80}", 1)]
    [InlineData("{name: http, port: 80, targetPort: 90}", 1)]
    [InlineData("{name: http, port: 80, targetPort: 8080}", 0)]
    public void The_old_way_to_write_ports_is_checked_too(string port, int errors) =>
        Assert.Equal(errors, Validated.Values($"gateways:\n  istio-ingressgateway:\n    ingressPorts:\n    - {port}").Count);

    [Theory]
    [InlineData("{port: 70000, name: a}", "PortOutOfRange")]
    [InlineData("{port: 0, name: a}", "PortOutOfRange")]
    [InlineData("{port: 8080, name: a, targetPort: 70000}", "PortOutOfRange")]
    [InlineData("{name: a}", "PortWithoutNumber")]
    [InlineData("{port: 8080}, {port: 8081, name: b}", "PortWithoutName")]
    [InlineData("{port: 8080, name: a}, {port: 8081, name: a}", "DuplicatePort")]
    [InlineData("{port: 8080, name: a}, {port: 8080, name: b}", "DuplicatePort")]
    public void A_port_that_no_Service_can_have_is_an_error(string ports, string id) => Assert.Equal(
        id, Validated.Pilot($"service:\n  ports: [{ports}]").Only().Id);

    [Fact]
    public void One_number_may_serve_two_protocols() => Assert.Empty(
        Validated.Pilot("service:\n  ports: [{port: 8080, name: a, protocol: TCP}, {port: 8080, name: b, protocol: UDP}]"));

    [Theory]
    [InlineData("", true)]
    [InlineData("*", true)]
    [InlineData("0,80,65535", true)]
    [InlineData("-1,444", false)]
    [InlineData("111,222x", false)]
    [InlineData("65536", false)]
    [InlineData("80, 443", false)]
    public void Lists_of_ports_hold_numbers(string ports, bool valid)
    {
        foreach (string field in new[] { "includeInboundPorts", "excludeInboundPorts", "includeOutboundPorts", "excludeOutboundPorts" })
        {
            string[] found = Validated.Values($"global:\n  proxy:\n    {field}: \"{ports}\"").Lines();
            Assert.Equal(valid ? [] : [$"Error InvalidPort spec.values.global.proxy.{field}"], found);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("*", "")]
    [InlineData("1.1.0.0/16,2.2.0.0/16", "")]
    [InlineData("10.1.2.3/8", "")]
    [InlineData("fd00::/8,::/0,1.2.3.4/32", "")]
    [InlineData("1.1.0.256/16,2.2.0.257/16", "1.1.0.256/16 2.2.0.257/16")]
    [InlineData("3.3.0.0/33,4.4.0.0/34", "3.3.0.0/33 4.4.0.0/34")]
    [InlineData("1.2.3/16,1.2.3.x/16", "1.2.3/16 1.2.3.x/16")]
    [InlineData("*,1.1.0.0/16", "*")]
    [InlineData("1.1.0.0", "1.1.0.0")]
    [InlineData("1.1.0.01/16", "1.1.0.01/16")]
    [InlineData("fe80::1%eth0/64", "fe80::1%eth0/64")]
    public void Ranges_of_addresses_are_CIDR_blocks(string ranges, string wrong)
    {
        foreach (string field in new[] { "includeIPRanges", "excludeIPRanges" })
        {
            IReadOnlyList<MeshValidationIssue> issues = Validated.Values($"global:\n  proxy:\n    {field}: \"{ranges}\"");
            Assert.All(issues, issue => Assert.Equal("InvalidAddressRange", issue.Id));
            string[] expected = wrong.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(expected.Length, issues.Count);
            Assert.All(expected.Zip(issues), pair => Assert.Contains($"'{pair.First}'", pair.Second.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_message_about_a_low_port_names_port_gateway_and_way_out()
    {
        MeshValidationIssue issue = Validated.Spec(Gateway("ingressGateways", "{port: 80, name: http2}")).Only();
        Assert.Contains("80 (http2)", issue.Message, StringComparison.Ordinal);
        Assert.Contains("edge", issue.Message, StringComparison.Ordinal);
        Assert.Contains(8080.ToString(CultureInfo.InvariantCulture), issue.Suggestion, StringComparison.Ordinal);
        Assert.Contains("spec.values.gateways.istio-ingressgateway.runAsRoot", issue.Suggestion, StringComparison.Ordinal);
    }

    private static string Gateway(string field, string port) =>
        $"components:\n  {field}:\n  - name: edge\n    k8s:\n      service:\n        ports:\n        - {port}";
}
