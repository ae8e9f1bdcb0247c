@{
    RootModule           = 'module/bin/MeshInstall.dll'
    NestedModules        = @('module/bin/MeshInstall.Abstractions.dll')
    ModuleVersion        = '0.1.0'
    GUID                 = '4c6d0c0e-2f7a-4b63-9a55-0d0c6d2f8e31'
    Author               = 'MeshInstall contributors'
    CompanyName          = 'MeshInstall'
    Copyright            = '(c) MeshInstall contributors. Apache-2.0.'
    Description          = 'Installs, changes, upgrades and verifies the Istio service mesh on Kubernetes, with typed objects down the pipeline.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('module/MeshInstall.Format.ps1xml')
    TypesToProcess       = @('module/MeshInstall.Types.ps1xml')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    CmdletsToExport      = @(
        'Compare-MeshConfig'
        'Compare-MeshManifest'
        'Connect-MeshCluster'
        'Convert-MeshConfig'
        'Disconnect-MeshCluster'
        'Expand-MeshChart'
        'Export-MeshConfig'
        'Export-MeshManifest'
        'Export-MeshPlan'
        'Get-Mesh'
        'Get-MeshPlan'
        'Get-MeshProfile'
        'Get-MeshRelease'
        'Import-MeshConfig'
        'Install-Mesh'
        'Install-MeshComponent'
        'Merge-MeshConfig'
        'New-MeshManifest'
        'New-MeshSandbox'
        'Restore-Mesh'
        'Test-MeshCluster'
        'Test-MeshConfig'
        'Uninstall-Mesh'
        'Update-Mesh'
        'Wait-Mesh'
    )
    PrivateData          = @{
        PSData = @{
            Tags       = @('PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'Kubernetes', 'Istio', 'ServiceMesh', 'AzureDevOps')
            Prerelease = 'preview1'
        }
    }
}
