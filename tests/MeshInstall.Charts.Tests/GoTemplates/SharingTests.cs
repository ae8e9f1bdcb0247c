using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoTemplates.Compiling;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Tests.GoTemplates;

public sealed class SharingTests
{
    [Fact]
    public void One_set_renders_on_many_threads_at_once()
    {
        TemplateSet set = TestTemplates.Set(
            "{{ define \"d\" }}{{ $n := .n }}{{ range .list }}{{ $n }}{{ . }}{{ tpl \"{{ define `e` }}{{ . }}{{ end }}{{ include `e` .n }}\" $ }};{{ end }}{{ end }}{{ include \"d\" . }}");
        string[] texts = new string[200];

        Parallel.For(0, texts.Length, i => texts[i] = set.Execute(
            TestTemplates.File, new GoMap { ["n"] = (nint)i, ["list"] = new GoList(["a", "b", "c"]) }, new TemplateServices(), CancellationToken.None));

        Assert.All(texts, (text, i) => Assert.Equal($"{i}a{i};{i}b{i};{i}c{i};", text));
    }

    [Fact]
    public void A_text_is_compiled_once()
    {
        TemplateCache cache = new(1_000_000);

        IReadOnlyList<CompiledTemplate> first = cache.Get("n", "{{ 1 }}", FunctionTable.Functions, 10);
        IReadOnlyList<CompiledTemplate> second = cache.Get("n", string.Concat("{{ 1", " }}"), FunctionTable.Functions, 10);

        Assert.Same(first, second);
    }

    [Theory]
    [InlineData("other", "{{ 1 }}", 10)]
    [InlineData("n", "{{ 2 }}", 10)]
    [InlineData("n", "{{ 1 }}", 11)]
    public void Another_name_text_or_bound_is_compiled_by_itself(string name, string text, int depth)
    {
        TemplateCache cache = new(1_000_000);

        Assert.NotSame(cache.Get("n", "{{ 1 }}", FunctionTable.Functions, 10), cache.Get(name, text, FunctionTable.Functions, depth));
    }

    [Fact]
    public void The_cache_forgets_what_was_not_asked_for_but_keeps_what_is()
    {
        TemplateCache cache = new(20_000);
        IReadOnlyList<CompiledTemplate> kept = cache.Get("kept", "{{ 1 }}", FunctionTable.Functions, 10);

        for (int i = 0; i < 2_000; i++)
        {
            cache.Get($"n{i}", "{{ 1 }}", FunctionTable.Functions, 10);
            Assert.Same(kept, cache.Get("kept", "{{ 1 }}", FunctionTable.Functions, 10));
        }

        Assert.InRange(cache.Count, 2, 20);
    }

    [Fact]
    public void What_tpl_defines_is_gone_in_the_next_render()
    {
        TemplateSet set = TestTemplates.Set("{{ define \"d\" }}x{{ end }}{{ if . }}{{ tpl \"{{ define `d` }}y{{ end }}\" . }}{{ end }}{{ include \"d\" . }}");

        Assert.Equal("x", set.Execute(TestTemplates.File, true, new TemplateServices(), CancellationToken.None));
        Assert.Equal("x", set.Execute(TestTemplates.File, null, new TemplateServices(), CancellationToken.None));
    }

    [Fact]
    public void Later_definitions_win_unless_they_are_empty()
    {
        TemplateSet set = TestTemplates.Set("{{ define \"d\" }}first{{ end }}{{ template \"d\" }}");
        set.Add("b", "{{ define \"d\" }}second{{ end }}");
        set.Add("c", "{{ define \"d\" }} {{/* nothing */}} {{ end }}");

        Assert.Equal("second", set.Execute(TestTemplates.File, null, new TemplateServices(), CancellationToken.None));
    }
}
