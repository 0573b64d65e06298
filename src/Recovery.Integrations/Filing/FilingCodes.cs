namespace Recovery.Integrations.Filing;

/// <summary>Codes of what is decided on arrivals. An API: documented, never renamed.</summary>
public static class FilingCodes
{
    /// <summary>One sender opened more cases than is usual; a person looks at the rest.</summary>
    public const string TooMany = "too-many";

    /// <summary>Filing failed again and again; a person looks at it.</summary>
    public const string CannotBeFiled = "cannot-be-filed";

    /// <summary>It has nothing to say: no text, no subject, no attachment.</summary>
    public const string NoWords = "no-words";

    /// <summary>A mail provider keeps the message in a bucket of its own, and we have only its notice.</summary>
    public const string StoredElsewhere = "stored-elsewhere";

    /// <summary>Somebody files the same now.</summary>
    public const string BeingFiled = "being-filed";

    /// <summary>It is on a case, or nothing is to be done about it.</summary>
    public const string IsSettled = "arrival-settled";

    /// <summary>There is no such case.</summary>
    public const string UnknownCase = "complaint-unknown";

    /// <summary>No rules are in force on the day it came.</summary>
    public const string NoPolicy = "no-rules-in-force";
}
