namespace Recovery.Api.Tests.Arriving;

/// <summary>Messages of mail as people write them.</summary>
internal static class Letter
{
    public const string French = "Bonjour, mon chauffage est en panne depuis deux semaines et personne ne me rappelle malgré mes trois messages. Merci de faire le nécessaire.";

    private static int count;

    /// <summary>A message that nobody sent before.</summary>
    public static string From(string sender, string text = French, string subject = "Chauffage", string headers = "", string? id = null, string to = EdgeHost.Own) =>
        $"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <{id ?? NewId()}>\r\n{headers}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n";

    /// <summary>A Message-ID that nobody gave before.</summary>
    public static string NewId() => $"letter-{Interlocked.Increment(ref count)}@people.example";

    /// <summary>An address that nobody wrote from before.</summary>
    public static string NewAddress() => $"person{Interlocked.Increment(ref count)}@people.example";
}
