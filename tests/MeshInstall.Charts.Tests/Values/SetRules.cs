using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Tests.Values;

/// <summary>Expressions with what helm makes of them: JSON, or a part of its message.</summary>
internal static class SetRules
{
    private const HelmSetKind Typed = HelmSetKind.Typed, Text = HelmSetKind.Text, Json = HelmSetKind.Json, Literal = HelmSetKind.Literal;

    public static TheoryData<HelmSetKind, string, string?, string?> All { get; } = new()
    {
        { Typed, "replicas=3", """{"replicas":3}""", null },
        { Typed, "a=1,b=two,c=true,d=FALSE,e=null,f=Null", """{"a":1,"b":"two","c":true,"d":false,"e":null,"f":null}""", null },
        { Typed, "zero=0,leading=007,plus=+4,minus=-4,big=9223372036854775807,over=9223372036854775808,float=1.5,hex=0x10,empty=", """{"zero":0,"leading":"007","plus":4,"minus":-4,"big":9223372036854775807,"over":"9223372036854775808","float":"1.5","hex":"0x10","empty":""}""", null },
        { Typed, "mesh.proxy.cpu=100m,mesh.proxy.memory=1Gi", """{"mesh":{"proxy":{"cpu":"100m","memory":"1Gi"}}}""", null },
        { Typed, "hosts={a,b,3,true,null}", """{"hosts":["a","b",3,true,null]}""", null },
        { Typed, "hosts={}", """{"hosts":[""]}""", null },
        { Typed, "hosts={a,b}c=d", """{"hosts":["a","b"],"c":"d"}""", null },
        { Typed, "hosts={a", null, "list must terminate with '}'" },
        { Typed, "ports[0]=80,ports[2]=82", """{"ports":[80,null,82]}""", null },
        { Typed, "ports[1].name=x,ports[1].port=1,ports[0].name=y", """{"ports":[{"name":"y"},{"name":"x","port":1}]}""", null },
        { Typed, "grid[0][1]=1,grid[1][0]=2", """{"grid":[[null,1],[2]]}""", null },
        { Typed, @"labels.app\.kubernetes\.io/name=x\,y", """{"labels":{"app.kubernetes.io/name":"x,y"}}""", null },
        { Typed, @"a=\{not\, a list\}", """{"a":"{not, a list}"}""", null },
        { Typed, @"a\=b=c,d=e=f", """{"a=b":"c","d":"e=f"}""", null },
        { Typed, @"a=ends with \", """{"a":"ends with "}""", null },
        { Typed, " spaced = kept ", """{" spaced ":" kept "}""", null },
        { Typed, "ключ=значение,emoji=🚀", """{"ключ":"значение","emoji":"🚀"}""", null },
        { Typed, "=nameless,a=1", """{"a":1}""", null },
        { Typed, "", "{}", null },
        { Typed, "a", null, "failed parsing --set data: key \"a\" has no value" },
        { Typed, "a,b=1", null, "key \"a\" has no value (cannot end with ,)" },
        { Typed, "a=1,", """{"a":1}""", null },
        { Typed, "a.", "{}", null },
        { Typed, "a.=1", null, "key map \"a\" has no value" },
        { Typed, "a.b", null, "key \"b\" has no value" },
        { Typed, "a=1,a.b=2", null, "unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}" },
        { Typed, "a=x,a[0]=2", null, "unable to parse key: interface conversion: interface {} is string, not []interface {}" },
        { Typed, "a=null,a[0]=2", null, "interface conversion: interface {} is nil, not []interface {}" },
        { Typed, "a[0]=1,a[0][0]=2", null, "interface conversion: interface {} is int64, not []interface {}" },
        { Typed, "a.b=1,a[0]=2", null, "interface conversion: interface {} is map[string]interface {}, not []interface {}" },
        { Typed, "a[0]", """{"a":[]}""", null },
        { Typed, "a[0", "{}", null },
        { Typed, "a[0]=", """{"a":[""]}""", null },
        { Typed, "a[0].b=", """{"a":[]}""", null },
        { Typed, "a[0]b=1", null, "unexpected data at end of array index: ['b']" },
        { Typed, "a[x]=1", null, "error parsing index: strconv.Atoi: parsing \"x\": invalid syntax" },
        { Typed, "a[]=1", null, "error parsing index: strconv.Atoi: parsing \"\": invalid syntax" },
        { Typed, "a[99999999999999999999]=1", null, "error parsing index: strconv.Atoi: parsing \"99999999999999999999\": value out of range" },
        { Typed, "a[-1]=1", null, "negative -1 index not allowed" },
        { Typed, "a[65537]=1", null, "index of 65537 is greater than maximum supported index of 65536" },
        { Typed, "a[0].b=1,a[0].c=2,a[1]=3", """{"a":[{"b":1,"c":2},3]}""", null },
        { Typed, "a[0]=1,a[0].b=2", """{"a":[{"b":2}]}""", null },
        { Typed, "l1.l2.l3.l4.l5.l6.l7.l8.l9.l10.l11.l12.l13.l14.l15.l16.l17.l18.l19.l20.l21.l22.l23.l24.l25.l26.l27.l28.l29.l30.l31.l32=x", null, "value name nested level is greater than maximum supported nested level of 30" },
        { Text, "a=1,b=true,c=null,d={1,2}", """{"a":"1","b":"true","c":"null","d":["1","2"]}""", null },
        { Text, "a", null, "failed parsing --set-string data: key \"a\" has no value" },
        { Json, """a={"b":[1,2.5,"x",null,true]},c=3""", """{"a":{"b":[1,2.5,"x",null,true]},"c":3}""", null },
        { Json, """{"a":{"b":1},"c":[]}""", """{"a":{"b":1},"c":[]}""", null },
        { Json, "a=,b=null, c = 1", """{"a":null,"b":null," c ":1}""", null },
        { Json, """list[1].x="y" """, """{"list":[null,{"x":"y"}]}""", null },
        { Json, "a=nope", null, "failed parsing --set-json data a=nope" },
        { Json, """{"a":1""", null, """failed parsing --set-json data JSON: {"a":1""" },
        { Literal, @"a=x,y={z}\,w=1", """{"a":"x,y={z}\\,w=1"}""", null },
        { Literal, "a.b[1]=true", """{"a":{"b":[null,"true"]}}""", null },
        { Literal, "a", null, "failed parsing --set-literal data: key \"a\" has no value" },
        { Literal, "a=", """{"a":""}""", null },
    };
}
