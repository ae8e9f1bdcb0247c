using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Tests.Clusters;

namespace MeshInstall.Engine.Tests.Planning.Adoption;

public sealed class FieldTreeTests
{
    [Theory]
    [InlineData("""{"f:a":{},"f:b":{}}""", """{"f:b":{}}""", """{"f:a":{}}""")]
    [InlineData("""{"f:l":{".":{},"f:x":{},"f:y":{}}}""", """{"f:l":{"f:y":{}}}""", """{"f:l":{"f:x":{}}}""")]
    [InlineData("""{"f:l":{}}""", """{"f:l":{"f:y":{}}}""", "{}")]
    [InlineData("""{"f:l":{"k:{\"name\":\"a\"}":{".":{},"f:v":{}},"k:{\"name\":\"b\"}":{".":{}}}}""", """{"f:l":{"k:{\"name\":\"a\"}":{".":{},"f:v":{}}}}""", """{"f:l":{"k:{\"name\":\"b\"}":{".":{}}}}""")]
    public void What_others_own_too_is_not_left_over(string theirs, string others, string left) =>
        Assert.Equal(TestClient.Map(left), FieldTree.Except(TestClient.Map(theirs), TestClient.Map(others)));

    [Fact]
    public void Removing_fields_takes_items_by_key_and_by_value_and_what_becomes_empty()
    {
        MeshMap item = TestClient.Map("""{"labels":{"a":"1","b":"2"},"only":{"x":"1"},"env":[{"name":"A","value":"1"},{"name":"B","value":"2"}],"finalizers":["f1","f2"],"kept":1}""");
        MeshMap fields = TestClient.Map("""{"f:labels":{"f:b":{}},"f:only":{".":{},"f:x":{}},"f:env":{"k:{\"name\":\"B\"}":{".":{},"f:name":{},"f:value":{}}},"f:finalizers":{"v:\"f1\"":{}}}""");

        Assert.Equal(
            TestClient.Map("""{"labels":{"a":"1"},"env":[{"name":"A","value":"1"}],"finalizers":["f2"],"kept":1}"""),
            FieldTree.Remove(item, fields));
    }
}
