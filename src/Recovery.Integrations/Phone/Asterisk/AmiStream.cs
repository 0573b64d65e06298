using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>The blocks of a connection that the caller opened; it ends when the connection does. Who opens it logs in and sets the time-outs.</summary>
public static class AmiStream
{
    /// <summary>The blocks as they come whole.</summary>
    public static async IAsyncEnumerable<AmiMessage> ReadAsync(PipeReader pipe, [EnumeratorCancellation] CancellationToken cancellation)
    {
        AmiParser parser = new();
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            List<AmiMessage> whole = [];
            foreach (var piece in read.Buffer)
                whole.AddRange(parser.Feed(piece.Span));
            pipe.AdvanceTo(read.Buffer.End);

            foreach (var message in whole)
                yield return message;
            if (read.IsCompleted || read.IsCanceled)
                yield break;
        }
    }

    /// <summary>The block that logs in, for events of calls only. Line breaks in a secret would be further commands: null where there are any.</summary>
    public static string? Login(string user, string secret) =>
        (user + secret).Any(char.IsControl) ? null : $"Action: Login\r\nUsername: {user}\r\nSecret: {secret}\r\nEvents: cdr,call\r\n\r\n";
}
