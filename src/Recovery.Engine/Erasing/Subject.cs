using Recovery.Domain;

namespace Recovery.Engine.Erasing;

/// <summary>Whom an erasure forgets.</summary>
public static class Subject
{
    /// <summary>The complainant of a case. A case from elsewhere may name nobody: then it is a subject of its own, as its key is.</summary>
    public static Guid Of(Complaint state, ComplaintId complaint) => state.Complainant.Subject == Guid.Empty ? complaint.Value : state.Complainant.Subject;
}
