using BenchmarkDotNet.Running;
using MeshInstall.Benchmarks;
using MeshInstall.Benchmarks.Comparing;
using MeshInstall.Benchmarks.Scaling;

if (args is ["compare", .. string[] rest])
{
    return await ComparisonProgram.RunAsync(rest);
}

if (args is ["scale"])
{
    return await ScaleProgram.RunAsync();
}

BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly).Run(args, BenchmarkSettings.For(args));
return 0;
