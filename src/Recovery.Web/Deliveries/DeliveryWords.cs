using System.Text.Json;
using System.Text.RegularExpressions;
using Recovery.Engine.Delivering;
using Recovery.Engine.Subscribing;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;

namespace Recovery.Web.Deliveries;

/// <summary>How a delivery is spoken of.</summary>
internal static partial class DeliveryWords
{
    /// <summary>What it says: the event's name, or the deadline a notice is about.</summary>
    public static string What(this Delivery delivery, Texts texts) =>
        delivery.Kind == Notice.Kind && NoticeOf(delivery) is { } notice ? texts.Word("milestone", notice.Milestone)
        : delivery.Event is { } name ? texts.Word("event", Told.Name(name))
        : texts["deliveries.event-gone"];

    /// <summary>Whom it goes to.</summary>
    public static string ToWhom(this Delivery delivery, Texts texts, IReadOnlyList<Subscription> subscribers) => delivery.Kind switch
    {
        Kinds.Mail      => texts["deliveries.to-complainant"],
        Notice.Kind     => NoticeOf(delivery) is { Tell: { Count: > 0 } tell } ? string.Join(", ", tell.Select(who => texts.Word("role", who))) : texts["deliveries.to-colleagues"],
        _               => subscribers.FirstOrDefault(one => one.Id.ToString("D") == delivery.Target)?.Name ?? texts["deliveries.to-nobody"],
    };

    /// <summary>Why not yet, or why not: in words where it is a code of ours, else as the other side said it.</summary>
    public static string? Why(this Delivery delivery, Texts texts) => delivery.Reason is { IsBlank: false } reason ? reason.IsWithheld ? reason.Shown(texts) : Known(texts, "delivery-reason", reason.Reveal()) : null;

    /// <summary>A reason of ours in the viewer's words, a figure of it in its place ("answered 503"); as it stands where it is another's.</summary>
    public static string Known(Texts texts, string kind, string reason)
    {
        var figure = Figure().Match(reason);
        var slug = string.Join('-', Figure().Replace(reason, "n", 1).Split(NoWord, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return texts.Word(kind, slug) is var words && words != slug ? string.Format(texts.Culture, words, figure.Value) : reason;
    }

    private static readonly char[] NoWord = [' ', ':', ',', '-', '(', ')'];

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Figure();

    private static Notice? NoticeOf(Delivery delivery)
    {
        try
        {
            return JsonSerializer.Deserialize<Notice>(delivery.Payload, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
