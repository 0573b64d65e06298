using Recovery.Integrations.Reading;

namespace Recovery.Api.Problems;

/// <summary>
/// Codes of problems that arise at the edge; the rules' own are in <see cref="Recovery.Domain.Decisions.Refusals"/>. Never renamed.
/// </summary>
public static class ApiCodes
{
    public const string AccessNotRecorded = "access-not-recorded";
    public const string AddressNotAllowed = Faults.AddressNotAllowed;
    public const string ArrivalUnknown = "arrival-unknown";
    public const string BodyTooLarge = "body-too-large";
    public const string ComplaintUnknown = "complaint-unknown";
    public const string ContentUnknown = "content-unknown";
    public const string Contended = "contended";
    public const string DeliverySettled = "delivery-settled";
    public const string DeliveryUnknown = "delivery-unknown";
    public const string DuplicateMember = "duplicate-member";
    public const string EdgeNotConfigured = "edge-not-configured";
    public const string ExportFormatUnknown = "export-format-unknown";
    public const string HostNotAllowed = Faults.HostNotAllowed;
    public const string KeyInFlight = "idempotency-key-in-flight";
    public const string KeyMissing = "key-missing";
    public const string KeyReused = "idempotency-key-reused";
    public const string KeyUnknown = "key-unknown";
    public const string Malformed = "malformed";
    public const string MethodNotAllowed = "method-not-allowed";
    public const string NotNotarised = "not-notarised-yet";
    public const string NotThen = "nothing-known-then";
    public const string PackUnknown = "pack-unknown";
    public const string PathUnknown = "path-unknown";
    public const string PolicyNotHere = "policy-not-here";
    public const string PolicyUnknown = "policy-unknown";
    public const string PortNotAllowed = Faults.PortNotAllowed;
    public const string PositionGone = "position-gone";
    public const string PositionUnknown = "position-unknown";
    public const string ProviderUnreachable = "provider-unreachable";
    public const string ReportUnknown = "report-unknown";
    public const string RequestRefused = "request-refused";
    public const string RoleNotAllowed = "role-not-allowed";
    public const string SizeUnknown = "size-unknown";
    public const string StoreUnavailable = "store-unavailable";
    public const string OutcomeUnknown = "outcome-unknown";
    public const string ApiKeyUnknown = "api-key-unknown";
    public const string SubjectUnknown = "subject-unknown";
    public const string Unexpected = "unexpected";
    public const string UnknownMember = "unknown-member";
    public const string UrlInvalid = Faults.UrlInvalid;
    public const string UrlNotHttps = Faults.UrlNotHttps;
    public const string UrlWithCredentials = Faults.UrlWithCredentials;
    public const string VersionMismatch = "version-mismatch";
    public const string WebhookUnknown = "webhook-unknown";
    public const string WrongMediaType = "wrong-media-type";
}
