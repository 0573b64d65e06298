using Recovery.Engine.Storing;

namespace Recovery.Cli.Exporting;

/// <summary>Writes events in one format; what is buffered is written out when it is disposed.</summary>
internal interface ILogWriter : IDisposable
{
    /// <summary>Writes one event.</summary>
    void Write(RecordedEvent recorded);
}
