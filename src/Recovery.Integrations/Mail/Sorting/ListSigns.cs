namespace Recovery.Integrations.Mail.Sorting;

/// <summary>Signs of mail to many (RFC 2369, 2919, 8058).</summary>
internal sealed class ListSigns(MailMessage message, OwnAddresses own)
{
    private static readonly string[] Names = ["List-Id", "List-Post", "Mailing-List", "X-Mailing-List", "X-Mailman-Version", "X-BeenThere", "X-List-Host"];

    /// <summary>
    /// Our own address is often a distribution list itself, which marks every complainant's mail as list mail: <c>complaints.example.org</c> in List-Id,
    /// or our address in List-Post.
    /// </summary>
    public bool IsOurs => own.All.Any(address =>
        message.Of("List-Id").Any(id => Inner(id).Equals(address.Replace('@', '.'), StringComparison.OrdinalIgnoreCase))
        || message.Of("List-Post").Concat(message.Of("Mailing-List")).Concat(message.Of("X-BeenThere")).Any(post => Words(post).Contains(address, StringComparer.OrdinalIgnoreCase)));

    public bool IsList => !IsOurs && (Names.Any(name => message.Of(name).Any()) || Precedence.Contains("list", StringComparer.OrdinalIgnoreCase));

    public bool IsNewsletter => !IsOurs && message.Of("List-Unsubscribe").Any()
        && (message.Of("List-Unsubscribe-Post").Any() || Precedence.Any(word => word.Equals("bulk", StringComparison.OrdinalIgnoreCase) || word.Equals("junk", StringComparison.OrdinalIgnoreCase)));

    private IEnumerable<string> Precedence => message.Of("Precedence").Concat(message.Of("X-Precedence")).Select(value => value.Trim());

    private static string Inner(string id)
    {
        var open = id.LastIndexOf('<');
        return id[(open + 1)..].Trim('>', ' ', '\t');
    }

    private static string[] Words(string value) => value.Split(['<', '>', ' ', ';', ',', ':', '?', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
