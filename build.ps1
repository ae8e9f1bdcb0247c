#Requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests and packs MeshInstall; a thin front to the targets of MeshInstall.sln.
.EXAMPLE
    ./build.ps1 -Task Build, Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Clean', 'Build', 'Test', 'Pester', 'Pack', 'Bench')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$solution = Join-Path $root 'MeshInstall.sln'
$version = (Import-PowerShellDataFile (Join-Path $root 'MeshInstall.psd1')).ModuleVersion
$staged = Join-Path $root 'out' 'MeshInstall' $version

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') ended with exit code $LASTEXITCODE."
    }
}

function Invoke-CleanTask { Invoke-DotNet clean $solution --configuration $Configuration --verbosity quiet }

function Invoke-BuildTask { Invoke-DotNet build $solution --configuration $Configuration }

function Invoke-TestTask { Invoke-DotNet test $solution --configuration $Configuration }

function Invoke-PesterTask {
    Invoke-BuildTask
    Import-Module Pester -MinimumVersion 5.5
    $result = Invoke-Pester -Path (Join-Path $root 'tests' 'Pester') -PassThru
    if ($result.Result -ne 'Passed') {
        throw "$($result.FailedCount) Pester tests failed."
    }
}

function Invoke-PackTask {
    Invoke-BuildTask
    $package = Join-Path $root 'out' "MeshInstall.$version.zip"
    Compress-Archive -Path (Split-Path $staged) -DestinationPath $package -Force
    Get-Item $package
}

function Invoke-BenchTask {
    Invoke-DotNet run --project (Join-Path $root 'tests' 'MeshInstall.Benchmarks') --configuration Release '--' --filter '*'
}

foreach ($name in $Task) {
    & "Invoke-${name}Task"
}
