#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5.0' }

BeforeDiscovery {
    $root = (Resolve-Path (Join-Path $PSScriptRoot '..' '..')).Path
    $manifest = Import-PowerShellDataFile (Join-Path $root 'MeshInstall.psd1')
    $profiles = 'default', 'ambient', 'demo', 'empty', 'minimal', 'openshift', 'openshift-ambient', 'preview', 'remote', 'stable'
}

BeforeAll {
    $root = (Resolve-Path (Join-Path $PSScriptRoot '..' '..')).Path
    Import-Module (Join-Path $root 'MeshInstall.psd1') -Force
}

Describe 'The module' {
    It 'exports <_>' -ForEach $manifest.CmdletsToExport {
        Get-Command $_ -Module MeshInstall | Should -Not -BeNullOrEmpty
    }

    It 'has help for <_>, with an example' -ForEach $manifest.CmdletsToExport {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match '^\s*\S+-Mesh\S*\s+\['
        @($help.Examples.Example).Count | Should -BeGreaterThan 0
    }

    It 'lives beside another YamlDotNet' {
        [AppDomain]::CurrentDomain.GetAssemblies().Where({
            $_.GetName().Name -eq 'YamlDotNet' -and [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name -eq 'Default'
        }) | Should -BeNullOrEmpty
    }
}

Describe 'Configurations' {
    It 'merges settings and hashtables onto a profile, and knows where each came from' {
        $config = Get-MeshProfile demo |
            Merge-MeshConfig -Set 'meshConfig.accessLogFile=/dev/stdout' -Value @{ components = @{ pilot = @{ k8s = @{ replicaCount = 2 } } } }

        $config.Spec.meshConfig.accessLogFile | Should -Be '/dev/stdout'
        $config.GetValue('spec.components.pilot.k8s.replicaCount') | Should -Be 2
        $config.GetOrigin('spec.meshConfig.accessLogFile').ToString() | Should -BeLike '-Set*'
        $config.GetOrigin('spec.hub').ToString() | Should -BeLike 'profile default:*'
    }

    It 'takes custom objects as values' {
        $value = '{ "meshConfig": { "enableTracing": true } }' | ConvertFrom-Json

        (Get-MeshProfile | Merge-MeshConfig -Value $value).Spec.meshConfig.enableTracing | Should -BeTrue
    }

    It 'survives ConvertTo-Json' {
        $json = Get-MeshProfile minimal | ForEach-Object Spec | ConvertTo-Json -Depth 20 | ConvertFrom-Json

        $json.components.pilot.enabled | Should -BeTrue
    }

    It 'names the profiles that there are when asked for another' {
        { Get-MeshProfile nope -ErrorAction Stop } | Should -Throw -ErrorId 'ProfileNotFound,*' -ExpectedMessage '*demo*'
    }

    It 'writes what it reads' {
        $file = Join-Path $TestDrive 'mesh.yaml'
        Get-MeshProfile demo | Merge-MeshConfig -Set 'values.global.network=net1' | Export-MeshConfig $file

        $again = Import-MeshConfig $file
        Compare-MeshConfig (Get-MeshProfile demo | Merge-MeshConfig -Set 'values.global.network=net1') $again | Should -BeNullOrEmpty
    }
}

Describe 'Installing to a sandbox' {
    It 'brings the profile <_> to ready' -ForEach $profiles {
        $summary = Get-MeshProfile $_ | Install-Mesh -Sandbox | Select-Object -Last 1

        $summary.Succeeded | Should -BeTrue
        Get-Mesh | ForEach-Object Health | Where-Object { $_ -ne 'Ready' } | Should -BeNullOrEmpty
        Disconnect-MeshCluster
    }

    It 'waits for what was installed without waiting' {
        $cluster = New-MeshSandbox
        Get-MeshProfile minimal | Install-Mesh -Cluster $cluster -NoWait | Out-Null

        Get-Mesh -Cluster $cluster | Wait-Mesh -Cluster $cluster -Timeout 60 | ForEach-Object Health | Should -Be 'Ready'
        (Wait-Mesh -Cluster $cluster -Component Pilot).Name | Should -Be 'istiod'
        Disconnect-MeshCluster $cluster
    }

    It 'says what is not ready when the time of Wait-Mesh is over' {
        $cluster = New-MeshSandbox -Outcome @{ istiod = 'ImagePullBackOff' }
        Get-MeshProfile minimal | Install-Mesh -Cluster $cluster -NoWait | Out-Null
        Wait-Mesh -Cluster $cluster -Timeout 2 -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MeshNotReady,*'
        "$($failure[0])" | Should -Match 'container discovery: ImagePullBackOff'
        Disconnect-MeshCluster $cluster
    }

    It 'changes nothing under -WhatIf' {
        $cluster = New-MeshSandbox
        Get-MeshProfile minimal | Install-Mesh -Cluster $cluster -WhatIf | Should -BeNullOrEmpty

        Get-Mesh -Cluster $cluster | Should -BeNullOrEmpty
        Disconnect-MeshCluster $cluster
    }

    It 'lists the releases of what it finds' {
        $cluster = New-MeshSandbox
        Get-MeshRelease -Cluster $cluster | Should -BeNullOrEmpty
        { Get-MeshRelease -Cluster $cluster -Number 1 -ErrorAction Stop } | Should -Throw -ErrorId 'ReleaseNotFound,*'
        (Get-Command Get-MeshRelease).OutputType.Name | Should -Be 'MeshInstall.MeshRelease'
        Disconnect-MeshCluster $cluster
    }

    It 'installs what New-MeshManifest rendered' {
        $cluster = New-MeshSandbox
        $results = Get-MeshProfile demo | New-MeshManifest | Install-MeshComponent -Cluster $cluster

        $results | Where-Object Component -EQ 'Pilot' | ForEach-Object Status | Should -Be 'Ready'
        Disconnect-MeshCluster $cluster
    }

    It 'plans what Install-Mesh would do, as text and as JSON' {
        $cluster = New-MeshSandbox
        $plan = Get-MeshProfile demo | Get-MeshPlan -Cluster $cluster

        $plan.Create | Should -BeGreaterThan 40
        $plan | Out-String | Should -Match 'Action +Kind +Namespace +Name +Component +Reason'
        $json = $plan | ConvertTo-Json -WarningAction SilentlyContinue
        ($json | ConvertFrom-Json).Fingerprint | Should -Be $plan.Fingerprint
        $json.Length | Should -BeLessThan 1MB
        Get-Mesh -Cluster $cluster | Should -BeNullOrEmpty
        Disconnect-MeshCluster $cluster
    }

    It 'runs a second time without changing anything' {
        $cluster = New-MeshSandbox
        $first = Get-MeshProfile | Install-Mesh -Cluster $cluster | Select-Object -Last 1
        $second = Get-MeshProfile | Install-Mesh -Cluster $cluster | Select-Object -Last 1

        $first.Created | Should -BeGreaterThan 0
        $second.Created + $second.Updated | Should -Be 0
        Disconnect-MeshCluster $cluster
    }
}

Describe 'Releases' {
    BeforeEach {
        $cluster = New-MeshSandbox
        $config = Get-MeshProfile minimal
        $changed = $config | Merge-MeshConfig -Set meshConfig.accessLogFile=/dev/stdout
        $config | Get-MeshPlan -Cluster $cluster | Install-Mesh -Cluster $cluster | Out-Null
    }

    AfterEach { Disconnect-MeshCluster $cluster }

    It 'updates only what differs' {
        $results = $changed | Update-Mesh -Cluster $cluster

        ($results | Where-Object Component -EQ 'Pilot').Impact | Should -Be 'Update'
        $results[-1].Release | Should -Be 2
    }

    It 'brings a release back' {
        $changed | Install-Mesh -Cluster $cluster | Out-Null

        (Restore-Mesh -Cluster $cluster)[-1].Succeeded | Should -BeTrue
        ($config | Get-MeshPlan -Cluster $cluster).HasChanges | Should -BeFalse
        (Get-Mesh -Cluster $cluster).Release.Number | Should -Be 3
    }

    It 'uninstalls, and says what is missing' {
        (Uninstall-Mesh default -Cluster $cluster -Confirm:$false)[-1].Deleted | Should -BeGreaterThan 0

        Get-Mesh -Cluster $cluster | Should -BeNullOrEmpty
        { Uninstall-Mesh default -Cluster $cluster -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'MeshNotFound,*'
        { $config | Update-Mesh -Cluster $cluster -ErrorAction Stop } | Should -Throw -ErrorId 'ReleaseNotFound,*'
    }
}

Describe 'Secrets' {
    BeforeAll {
        $word = [guid]::NewGuid().ToString('n')
        $first = Get-MeshProfile minimal | Merge-MeshConfig -Set "values.pilot.env.API_TOKEN=$word", "values.global.adminPassword=$word"
        $next = $first | Merge-MeshConfig -Set values.pilot.env.API_TOKEN=another-$word, values.pilot.replicaCount=2
        $to = New-MeshSandbox -ReadyDelay 0
        $first | Install-Mesh -Cluster $to -Confirm:$false -Force -WarningAction SilentlyContinue | Out-Null
        $outputs = @{
            Plan     = $next | Get-MeshPlan -Cluster $to -Force -WarningAction SilentlyContinue
            Release  = Get-MeshRelease -Cluster $to
            Mesh     = Get-Mesh -Cluster $to
            Compared = Compare-MeshConfig $first $next
        }
        $all = $outputs.Values | ForEach-Object { $_ }
    }

    AfterAll { Disconnect-MeshCluster $to }

    It 'are there to be found' {
        $first.Spec.values.pilot.env.API_TOKEN | Should -Be $word
        @($outputs.Plan.Changes | Where-Object Action -NE Unchanged).Count | Should -BeGreaterThan 0
        @($outputs.Compared).Count | Should -BeGreaterThan 0
    }

    It 'do not show in <_>' -ForEach 'a view', 'a list', 'a table', 'JSON', 'CLIXML', 'CSV' {
        $text = switch ($_) {
            'a view' { $all | Out-String -Width 4096 }
            'a list' { $all | Format-List * -Force | Out-String -Width 4096 }
            'a table' { $outputs.Plan.Changes | Format-Table * | Out-String -Width 4096 }
            'JSON' { $all | ConvertTo-Json -Depth 20 -WarningAction SilentlyContinue }
            'CLIXML' { [Management.Automation.PSSerializer]::Serialize($all, 8) }
            'CSV' { $outputs.Plan.Changes | ConvertTo-Csv }
        }

        $text = $text -join "`n"
        $text | Should -Match 'istiod'
        $text | Should -Not -Match $word
        $text | Should -Not -Match ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($word)).Substring(0, 20))
    }
}

Describe 'Charts' {
    BeforeAll {
        $data = Join-Path $root 'tests' 'Data'
        $hello = Join-Path $data 'charts' 'hello'
        $release = Join-Path $data 'release'
    }

    It 'expands a chart with hashtables to objects' {
        $objects = Expand-MeshChart $hello -Name web -Namespace apps -Value @{ replicas = 3; image = @{ tag = '1.10' } } -NoHooks -WarningAction SilentlyContinue

        $objects.Kind | Should -Be 'ConfigMap', 'Service', 'Deployment'
        $objects[2].Body.spec.replicas | Should -Be 3
        $objects[2].Body.spec.template.spec.containers[0].image | Should -Be 'registry.example/hello:1.10'
    }

    It 'takes charts from Get-Item and writes the text of helm' {
        $text = Get-Item $hello | Expand-MeshChart -Raw -ShowOnly templates/service.yaml -WarningAction SilentlyContinue

        $text | Should -BeLike "---`n# Source: hello/templates/service.yaml*"
    }

    It 'renders the charts of a release on its own profiles' {
        $manifests = Get-MeshProfile minimal -Path $release | New-MeshManifest -Chart $release

        $manifests.Chart | Should -Be 'base-1.2.3', 'istiod-1.2.3'
    }

    It 'installs the charts of a release' {
        $summary = Get-MeshProfile -Path $release | Install-Mesh -Chart $release -Sandbox | Select-Object -Last 1

        $summary.Succeeded | Should -BeTrue
        $summary.Version | Should -Be '1.2.3'
        Disconnect-MeshCluster
    }

    It 'says what a chart refuses' {
        { Expand-MeshChart $hello -Value @{ greeting = $null } -ErrorAction Stop } | Should -Throw -ErrorId 'ChartFailed,*' -ExpectedMessage '*Say how to greet*'
    }
}
