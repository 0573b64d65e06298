using System.Globalization;

namespace Recovery.Integrations.Mail.Sending;

/// <summary>What a mail server made of a message.</summary>
public enum Taken
{
    /// <summary>It has it.</summary>
    Yes,

    /// <summary>It will never take it for this receiver.</summary>
    Never,

    /// <summary>Not now.</summary>
    NotNow,
}

/// <summary>A mail server's answer: its code, never its words, which may name the receiver.</summary>
/// <param name="IsDown">True where nothing else could be sent either.</param>
public sealed record SmtpAnswer(Taken Taken, string Reason = "", bool IsDown = false)
{
    /// <summary>It has it.</summary>
    public static readonly SmtpAnswer Accepted = new(Taken.Yes);

    /// <summary>The answer to one receiver: 5xx is final (RFC 5321, 4.2.1).</summary>
    public static SmtpAnswer OfReceiver(int code) => code is >= 500 and <= 599
        ? new(Taken.Never, Say("the mail server refuses this receiver", code))
        : new(Taken.NotNow, Say("the mail server does not take it for this receiver now", code));

    /// <summary>Any other answer but success: about us, the content or the server.</summary>
    public static SmtpAnswer OfServer(int code) => new(Taken.NotNow, code > 0 ? Say("the mail server does not take it", code) : "the mail server cannot be reached", IsDown: true);

    private static string Say(string what, int code) => string.Create(CultureInfo.InvariantCulture, $"{what} ({code})");
}
