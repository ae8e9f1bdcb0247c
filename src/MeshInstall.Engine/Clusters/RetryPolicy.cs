using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace MeshInstall.Engine.Clusters;

/// <summary>Which failures are worth another try, and when.</summary>
internal static class RetryPolicy
{
    private static readonly ResiliencePropertyKey<int> Pages = new("pages in a row");

    /// <summary>A pipeline that repeats calls; <paramref name="reached"/> tells whether the server has ever answered.</summary>
    public static ResiliencePipeline<ApiResponse> Create(RetryOptions options, Func<bool> reached, TimeProvider time) =>
        new ResiliencePipelineBuilder<ApiResponse> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ApiResponse>
            {
                MaxRetryAttempts = Math.Max(1, options.MaxRetries),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.Delay,
                MaxDelay = options.MaxDelay,
                ShouldHandle = args => ValueTask.FromResult(
                    CountPages(args) <= options.MaxConnectRetries
                    && options.MaxRetries > 0
                    && ShouldRetry(args.Outcome, args.AttemptNumber, reached() ? options.MaxRetries : options.MaxConnectRetries)),
                DelayGenerator = args => ValueTask.FromResult(
                    args.Outcome.Result?.RetryAfter is { } asked ? asked < options.MaxDelay ? asked : options.MaxDelay : (TimeSpan?)null),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();

    /// <summary>Whether a failed connection may work the next time.</summary>
    public static bool IsTransient(Exception? error) => error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => false,
        not null when ConnectionErrors.IsTls(error) => false,
        HttpRequestException or IOException or TimeoutRejectedException => true,
        _ => false,
    };

    /// <summary>A page that comes once among other failures is one of them; one that stays is what answers now.</summary>
    private static int CountPages(RetryPredicateArguments<ApiResponse> args)
    {
        int pages = args.Outcome.Exception is ForeignAnswerException ? args.Context.Properties.GetValue(Pages, 0) + 1 : 0;
        args.Context.Properties.Set(Pages, pages);
        return pages;
    }

    private static bool ShouldRetry(Outcome<ApiResponse> outcome, int attempt, int allowed) =>
        outcome.Exception is null ? outcome.Result!.IsTransient : attempt < allowed && IsTransient(outcome.Exception);
}
