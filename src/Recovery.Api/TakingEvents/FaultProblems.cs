using Recovery.Api.Problems;
using Fault = Recovery.Integrations.Reading.Fault;
using Faults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.TakingEvents;

/// <summary>Faults of what comes from outside as problems: the code stays, the status says whose turn it is.</summary>
internal static class FaultProblems
{
    public static Problem Of(Fault fault) => new(StatusOf(fault.Code), fault.Code, fault.Detail);

    public static int StatusOf(string code) => code switch
    {
        Faults.CredentialsWrong or Faults.NotSigned or Faults.SecretInvalid or Faults.SignatureInvalid or Faults.SignatureTooOld or Faults.SignatureFromTheFuture
            or Faults.SignatureVersionUnknown or Faults.Replayed or Faults.CertificateNotTrusted or Faults.TopicNotOurs => 401,
        Faults.TooLarge         => 413,
        Faults.MediaTypeUnknown => 415,
        _                       => 422,
    };
}
