using Recovery.Engine.Storing;

namespace Recovery.Postgres.Appending;

/// <summary>
/// Answers on their way to their callers, a few callers to one turn of the thread pool: a wake-up a caller costs more than what most callers
/// do next, and one turn for all would leave the other processors idle.
/// </summary>
internal sealed class Answers(IReadOnlyList<(Waiting To, AppendResult Result)> answers) : IThreadPoolWorkItem
{
    private const int OneTurn = 8;

    /// <summary>Sends them on their way; the writer does not wait for what the callers do.</summary>
    public static void Give(IReadOnlyList<(Waiting To, AppendResult Result)> answers)
    {
        foreach (var some in answers.Chunk(OneTurn))
            ThreadPool.UnsafeQueueUserWorkItem(new Answers(some), preferLocal: false);
    }

    /// <summary>A failure, to one.</summary>
    public static void Fail(Waiting waiting, Exception failure) =>
        ThreadPool.UnsafeQueueUserWorkItem(static failed => failed.waiting.Failed(failed.failure), (waiting, failure), preferLocal: false);

    public void Execute()
    {
        foreach (var (to, result) in answers)
            to.Answered(result);
    }
}
