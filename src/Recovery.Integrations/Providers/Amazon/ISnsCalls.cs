using System.Security.Cryptography.X509Certificates;

namespace Recovery.Integrations.Providers.Amazon;

/// <summary>The two calls that whoever listens to SNS makes back to it. Both go only to addresses that <see cref="SnsSignature"/> has found to be Amazon's.</summary>
public interface ISnsCalls
{
    /// <summary>The certificate at this address, kept by whoever answers; null where it cannot be had.</summary>
    ValueTask<X509Certificate2?> Certificate(Uri address, CancellationToken cancellation);

    /// <summary>Says yes to a subscription; false where nobody heard it.</summary>
    ValueTask<bool> Confirm(Uri address, CancellationToken cancellation);
}
