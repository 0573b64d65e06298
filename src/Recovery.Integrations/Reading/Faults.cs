namespace Recovery.Integrations.Reading;

/// <summary>Every code with which the edges refuse what comes from outside. An API: documented, never renamed.</summary>
public static class Faults
{
    // What is wrong with the bytes.
    public const string Empty = "body-empty";
    public const string TooLarge = "body-too-large";
    public const string TooMany = "too-many";
    public const string NotJson = "not-json";
    public const string NotAForm = "not-a-form";
    public const string MediaTypeUnknown = "media-type-unknown";

    // What is wrong with a CloudEvent.
    public const string AttributeMissing = "attribute-missing";
    public const string AttributeInvalid = "attribute-invalid";
    public const string AttributeNameInvalid = "attribute-name-invalid";
    public const string AttributeTwice = "attribute-twice";
    public const string SpecVersionUnknown = "specversion-unknown";
    public const string TimeInvalid = "time-invalid";
    public const string DataTwice = "data-twice";
    public const string DataInvalid = "data-invalid";
    public const string EventTypeUnknown = "event-type-unknown";
    public const string EventTwice = "event-twice";

    // What is wrong with the data of an event we know.
    public const string MemberMissing = "member-missing";
    public const string MemberUnknown = "member-unknown";
    public const string MemberInvalid = "member-invalid";

    // What is wrong with who says so.
    public const string CredentialsWrong = "credentials-wrong";
    public const string NotSigned = "not-signed";
    public const string SecretInvalid = "secret-invalid";
    public const string SignatureInvalid = "signature-invalid";
    public const string SignatureTooOld = "signature-too-old";
    public const string SignatureFromTheFuture = "signature-from-the-future";
    public const string SignatureVersionUnknown = "signature-version-unknown";
    public const string Replayed = "replayed";
    public const string CertificateNotTrusted = "certificate-not-trusted";
    public const string TopicNotOurs = "topic-not-ours";

    // What is wrong with where we are asked to send.
    public const string UrlInvalid = "url-invalid";
    public const string UrlNotHttps = "url-not-https";
    public const string UrlWithCredentials = "url-with-credentials";
    public const string PortNotAllowed = "port-not-allowed";
    public const string HostNotAllowed = "host-not-allowed";
    public const string AddressNotAllowed = "address-not-allowed";
}
