using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Mail.Capping;
using Recovery.Integrations.Mail.Sorting;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>A case that a mail names.</summary>
/// <param name="Complaint">The case it went into, where it was merged.</param>
/// <param name="Reference">As the mail names it.</param>
/// <param name="Proven">The sender has demonstrably seen something of the case.</param>
/// <param name="IsTheirs">The sender writes from the address of the case's complainant.</param>
/// <param name="Erased">Its personal data was erased: nothing more is written on it.</param>
public sealed record NamedCase(ComplaintId Complaint, string Reference, bool Proven, bool IsTheirs, bool Erased = false);

/// <summary>All that is known when a mail is decided on.</summary>
/// <param name="Named">Cases it names, the likeliest first.</param>
/// <param name="Reached">Open cases whose complainant is reached by the sender's address.</param>
/// <param name="NewCases">Whether this sender may open one more.</param>
/// <param name="About">Reference of the case that a bounce or an automatic answer is about.</param>
public sealed record MailFacts(
    Verdict Verdict,
    bool IsStoredElsewhere,
    bool HasWords,
    IReadOnlyList<NamedCase> Named,
    IReadOnlyList<ReachedCase> Reached,
    CapVerdict NewCases,
    string? About);
