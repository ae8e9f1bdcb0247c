using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Brings the objects of one kind to what their spec asks for.</summary>
internal interface IController
{
    /// <summary>The objects it must look at after a change. Called by writers, so it only computes keys.</summary>
    IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change);

    /// <summary>Looks at one object and does the next step. Runs on the controllers' own thread, one at a time.</summary>
    void Reconcile(ObjectKey key);
}
