namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>How long is waited on an exchange, and between tries to reach it.</summary>
public sealed record AmiTimes
{
    /// <summary>Until a connection stands.</summary>
    public TimeSpan Connecting { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Until a login is answered.</summary>
    public TimeSpan LoggingIn { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is asked whether it is still there.</summary>
    public TimeSpan Pinging { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without a whole block for so long it is dead.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>A connection that held so long was a good one: the next try comes soon.</summary>
    public TimeSpan Good { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Not connected for so long, and health tells.</summary>
    public TimeSpan Away { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait after so many tries that failed in a row: 1 s, 2 s, 4 s … 5 min. An exchange bans whoever asks too often.</summary>
    public static TimeSpan After(int failures) => TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, Math.Min(failures, 10) - 1)));
}
