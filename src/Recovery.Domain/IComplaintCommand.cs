namespace Recovery.Domain;

/// <summary>Something somebody wants done to one complaint.</summary>
public interface IComplaintCommand
{
    /// <summary>The complaint, which is also the stream.</summary>
    ComplaintId Complaint { get; }
}
