using System.Diagnostics;
using System.Threading.Channels;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Runs the controllers: one queue without repeats, one worker, and timers for what is due later.</summary>
internal sealed class ControllerLoop : IDisposable
{
    private readonly object _gate = new();
    private readonly HashSet<(IController, ObjectKey)> _queued = [];
    private readonly Channel<(IController Controller, ObjectKey Key)> _queue =
        Channel.CreateUnbounded<(IController, ObjectKey)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly HashSet<ITimer> _timers = [];
    private readonly ControllerContext _context;
    private readonly IReadOnlyList<IController> _controllers;
    private bool _isDisposed;

    private ControllerLoop(ControllerContext context)
    {
        _context = context;

        // Definitions are served by the API server itself.
        _controllers = !context.Options.RunControllers ? [new DefinitionController(context)] :
        [
            new NamespaceController(context), new DefinitionController(context), new GarbageCollector(context),
            new DeploymentController(context), new ReplicaSetController(context), new DaemonSetController(context),
            new StatefulSetController(context), new JobController(context), new PodController(context, EnqueueAfter),
            new ServiceController(context), new AutoscalerController(context), new BudgetController(context), new ClaimController(context),
            new WebhookController(context),
        ];
    }

    public static ControllerLoop Start(ControllerContext context)
    {
        var loop = new ControllerLoop(context);
        context.Store.Changed += loop.Observe;
        _ = Task.Run(loop.RunAsync);
        return loop;
    }

    public void Dispose()
    {
        _context.Store.Changed -= Observe;
        _queue.Writer.TryComplete();
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var timer in _timers)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }

    /// <summary>Has every controller look at every object, as after a start.</summary>
    public void ObserveAll()
    {
        foreach (var resource in _context.Store.Resources)
        {
            foreach (var item in _context.Store.Items(resource).Values)
            {
                Observe(resource, new WatchEvent(item.Revision, WatchEventKind.Added, item, null));
            }
        }
    }

    private void Observe(GroupResource resource, WatchEvent change)
    {
        foreach (var controller in _controllers)
        {
            foreach (var key in controller.Affected(resource, change))
            {
                Enqueue(controller, key);
            }
        }
    }

    private void Enqueue(IController controller, ObjectKey key)
    {
        lock (_gate)
        {
            if (!_queued.Add((controller, key)))
            {
                return;
            }
        }

        _queue.Writer.TryWrite((controller, key));
    }

    private void EnqueueAfter(IController controller, ObjectKey key, TimeSpan delay)
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            ITimer? timer = null;
            timer = _context.Options.TimeProvider.CreateTimer(_ =>
            {
                lock (_gate)
                {
                    _timers.Remove(timer!);
                }

                timer!.Dispose();
                Enqueue(controller, key);
            }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timers.Add(timer);
            timer.Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task RunAsync()
    {
        await foreach (var (controller, key) in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            lock (_gate)
            {
                _queued.Remove((controller, key));
                if (_isDisposed)
                {
                    return;
                }
            }

            try
            {
                controller.Reconcile(key);
            }
            catch (Exception failure)
            {
                // What a spec asks for may be refused, such as a pod that is not valid; the next change of it is another try. No object,
                // however odd, may stop the controllers of the others.
                Trace.TraceWarning($"{controller.GetType().Name} {key}: {failure}");
            }
        }
    }
}
