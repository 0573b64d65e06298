using System.Text.RegularExpressions;
using Recovery.Integrations.Mail;

namespace Recovery.Web.Arrivals;

/// <summary>Puts a message's own images into its HTML: a frame without an origin may ask us for nothing. Images elsewhere were taken out before.</summary>
internal static partial class InlineImages
{
    private const int Largest = 2 * 1024 * 1024; // bytes of one image
    private const int Altogether = 8 * 1024 * 1024; // an image used twice counts twice

    private static readonly HashSet<string> Pictures = new(StringComparer.Ordinal) { "image/png", "image/jpeg", "image/gif", "image/webp" };

    /// <summary>The HTML with its images; too large ones keep their description only.</summary>
    public static string Shown(MailMessage message)
    {
        var left = Altogether;
        return Reference().Replace(message.Html!.Reveal(), found =>
        {
            var id = Uri.UnescapeDataString(System.Net.WebUtility.HtmlDecode(found.Groups["id"].Value));
            if (message.Attachments.FirstOrDefault(one => one.ContentId == id) is not { } image || !Pictures.Contains(image.MediaType) || image.Content.Length > Math.Min(Largest, left))
                return string.Empty;
            left -= image.Content.Length;
            return $"src=\"data:{image.MediaType};base64,{Convert.ToBase64String(image.Content.Span)}\"";
        });
    }

    [GeneratedRegex("(?<=<img )src=\"cid:(?<id>[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Reference();
}
