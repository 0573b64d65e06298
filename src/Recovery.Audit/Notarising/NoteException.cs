namespace Recovery.Audit.Notarising;

/// <summary>A note, a checkpoint or a key of them is not what it should be; the message says why.</summary>
public sealed class NoteException(string message) : Exception(message);
