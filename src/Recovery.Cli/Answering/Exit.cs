namespace Recovery.Cli.Answering;

/// <summary>Exit statuses (DESIGN 11).</summary>
internal static class Exit
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something was found wrong; or it could not be done.</summary>
    public const int FoundWrong = 1;

    /// <summary>Bad arguments: nothing was begun.</summary>
    public const int BadArguments = 2;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}

/// <summary>Ends a verb with a message for the person and a status.</summary>
internal sealed class StoppedException(int status, string message) : Exception(message)
{
    /// <summary>One of <see cref="Exit"/>.</summary>
    public int Status { get; } = status;

    /// <summary>An argument, or a file it names, is not what it should be.</summary>
    public static StoppedException BadArguments(string message) => new(Exit.BadArguments, message);

    /// <summary>Something is not there or not right.</summary>
    public static StoppedException FoundWrong(string message) => new(Exit.FoundWrong, message);
}
