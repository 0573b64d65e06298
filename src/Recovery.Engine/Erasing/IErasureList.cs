namespace Recovery.Engine.Erasing;

/// <summary>Who was erased, kept outside the database: a backup that is restored does not know of it. Names nobody.</summary>
public interface IErasureList
{
    /// <summary>Keeps one, durably; one that is there already changes nothing.</summary>
    void Add(ErasedPerson erasure);

    /// <summary>All of them.</summary>
    IReadOnlyList<ErasedSubject> Read();
}

/// <summary>A line of the list.</summary>
public sealed record ErasedSubject(Guid Subject, DateTimeOffset AskedAt, string LegalGround);
