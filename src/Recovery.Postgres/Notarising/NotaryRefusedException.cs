namespace Recovery.Postgres.Notarising;

/// <summary>The notary does not sign; the message says why, and what it looks like.</summary>
public sealed class NotaryRefusedException(string message) : Exception(message);
