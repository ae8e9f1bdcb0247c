using BenchmarkDotNet.Running;
using MeshInstall.Benchmarks;
using MeshInstall.Benchmarks.Comparing;

if (args is ["compare", .. string[] rest])
{
    return await ComparisonProgram.RunAsync(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly).Run(args, BenchmarkSettings.For(args));
return 0;
