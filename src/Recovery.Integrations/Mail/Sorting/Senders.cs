namespace Recovery.Integrations.Mail.Sorting;

/// <summary>Everything a message says about who sent it, in lower case: mailboxes, and the header as written for those that no address reader accepts.</summary>
internal static class Senders
{
    private const int Most = 20; // senders looked at; one is usual

    /// <summary>Local parts of From and Sender and of the return path.</summary>
    public static IEnumerable<string> Locals(MailMessage message) =>
        message.From.Select(box => box.Address.Reveal())
            .Concat(message.Of("Sender"))
            .Append(message.ReturnPath ?? string.Empty)
            .Take(Most)
            .Select(address => OwnAddresses.Split(Inner(address)).Local.ToLowerInvariant())
            .Where(local => local.Length > 0);

    /// <summary>Names shown, and the header as written: <c>MAILER-DAEMON &lt;&gt;</c> has no address at all.</summary>
    public static IEnumerable<string> Names(MailMessage message) =>
        message.From.Select(box => box.Name?.Reveal() ?? string.Empty)
            .Concat(message.Of("From"))
            .Take(Most)
            .Select(name => name.Trim('"', ' ', '\t', '\'').ToLowerInvariant());

    /// <summary>The envelope says nobody: empty, or <c>&lt;&gt;</c> as a provider may pass it on.</summary>
    public static bool HasNullPath(MailMessage message) => message.ReturnPath is { } path && path.AsSpan().Trim("<> \t").IsEmpty;

    // "Name <address>" gives the address
    private static string Inner(string written)
    {
        var open = written.LastIndexOf('<');
        return open < 0 ? written : written[(open + 1)..].TrimEnd('>', ' ');
    }
}
