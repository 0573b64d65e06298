using Microsoft.Extensions.Logging;

namespace Recovery.Integrations.Tests.Phone.Asterisk;

/// <summary>What is written to a log.</summary>
internal sealed class LogOfLines<T> : ILogger<T>
{
    private readonly List<string> lines = [];

    public string All => string.Join('\n', lines);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Add(formatter(state, exception) + exception);
}
