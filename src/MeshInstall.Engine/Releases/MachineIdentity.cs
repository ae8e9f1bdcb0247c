using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security;
using System.Text;
using Microsoft.Win32;

namespace MeshInstall.Engine.Releases;

/// <summary>Tells machines apart that have the same name. Empty where it cannot be read: no process is then thought to be gone.</summary>
internal static class MachineIdentity
{
    private const int MaxLength = 128;

    /// <summary>The id that the installation of Windows made for itself; a container has its own.</summary>
    [SupportedOSPlatform("windows")]
    public static string OfWindows()
    {
        try
        {
            using RegistryKey machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);
            using RegistryKey? key = machine.OpenSubKey(@"SOFTWARE\Microsoft\Cryptography");
            return key?.GetValue("MachineGuid") is string { Length: > 0 and <= MaxLength } id ? $"windows {id}" : string.Empty;
        }
        catch (Exception error) when (error is SecurityException or IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    /// <summary>The id of this boot of macOS, which has one table of processes.</summary>
    [SupportedOSPlatform("macos")]
    public static string OfMac()
    {
        try
        {
            byte[] text = new byte[MaxLength];
            nuint length = MaxLength;
            return ReadSystemValue("kern.bootsessionuuid", text, ref length, 0, 0) == 0 && length > 1
                ? $"macos {Encoding.ASCII.GetString(text, 0, (int)length - 1)}"
                : string.Empty;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return string.Empty;
        }
    }

    [DllImport("libc", EntryPoint = "sysctlbyname", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadSystemValue([MarshalAs(UnmanagedType.LPStr)] string name, byte[] value, ref nuint length, nint newValue, nuint newLength);
}
