using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace MeshInstall.Engine.Clusters;

/// <summary>Which failures are worth another try, and when.</summary>
internal static class RetryPolicy
{
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
                    options.MaxRetries > 0 && ShouldRetry(
                        args.Outcome,
                        args.AttemptNumber,
                        reached() && args.Outcome.Exception is not ForeignAnswerException ? options.MaxRetries : options.MaxConnectRetries)),
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

    private static bool ShouldRetry(Outcome<ApiResponse> outcome, int attempt, int allowed) =>
        outcome.Exception is null ? outcome.Result!.IsTransient : attempt < allowed && IsTransient(outcome.Exception);
}
