using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Recovery.Integrations.Providers.Amazon;

/// <summary>Calls SNS over HTTPS: no redirects, ten seconds, little is read. A certificate is fetched once.</summary>
public sealed class SnsOverHttps : ISnsCalls
{
    private const int MostRead = 64 * 1024; // bytes; a certificate has two thousand
    private const int MostKept = 100;       // Amazon has one or two a region
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MostRead,
    };

    private readonly ConcurrentDictionary<Uri, X509Certificate2> known = new();

    /// <inheritdoc/>
    public async ValueTask<X509Certificate2?> Certificate(Uri address, CancellationToken cancellation)
    {
        if (known.TryGetValue(address, out var kept))
            return kept;
        try
        {
            var fetched = X509Certificate2.CreateFromPem(await Client.GetStringAsync(address, cancellation).ConfigureAwait(false));
            return known.Count < MostKept ? known.GetOrAdd(address, fetched) : fetched;
        }
        catch (Exception failure) when (failure is HttpRequestException or CryptographicException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null; // not fetched, so not trusted: SNS sends it again
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Confirm(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await Client.GetAsync(address, cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
