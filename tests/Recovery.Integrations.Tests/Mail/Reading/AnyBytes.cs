using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Tests.Mail.Reading;

public sealed class AnyBytes
{
    private static readonly string[] Pieces =
    [
        "From: ", "To: ", "Subject: ", "Date: ", "Content-Type: ", "multipart/mixed; boundary=", "multipart/alternative; boundary=\"", "text/html; charset=", "utf-8", "utf-7", "utf-16", "iso-2022-jp", "x", "\"", "--x", "--x--",
        "\r\n", "\n", "\r", "\r\n\r\n", " ", "\t", ";", ":", "<", ">", "(", ")", "@", ",", "=?utf-8?B?", "=?x?Q?", "?=", "=", "=\r\n", "%", "filename*0*=", "filename*1=", "''", "\0", "\x1b$B", "é", "\xff\xfe", "begin 644 a\n",
        "end\n", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "message/rfc822", "<a href='javascript:x'>", "<table><tr><td>", "</b>", "<b>", "<!--", "<svg>", "9999", "-0000", "31 Dec", "99999999999", "From x\n",
    ];

    private static readonly ReadingLimits Small = new() { Depth = 4, Parts = 10, Headers = 20, HeaderBytes = 200, TextCharacters = 500, HtmlCharacters = 500, ReportCharacters = 100, AttachmentBytes = 100, ListEntries = 5, MessageBytes = 3000 };

    [Fact]
    public void Bytes_of_any_kind_are_read() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Reads(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Pieces_of_messages_in_any_order_are_read() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces => Reads(Encoding.Latin1.GetBytes(string.Concat(pieces)))).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Real_messages_are_read_however_they_are_damaged()
    {
        var files = SharedMail.Or_skip("email").Concat(SharedMail.Files("email-samples")).Select(File.ReadAllBytes).ToArray();
        var damaged = from file in Gen.Elements(files)
                      from cuts in Gen.Choose(0, Math.Max(0, file.Length)).Three()
                      from piece in Gen.Elements(Pieces)
                      from kind in Gen.Choose(0, 3)
                      select Damage(file, cuts.Item1, cuts.Item2, piece, kind);
        Prop.ForAll(damaged.ToArbitrary(), bytes => Reads(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static byte[] Damage(byte[] file, int one, int two, string piece, int kind)
    {
        var (from, to) = (Math.Min(one, two), Math.Max(one, two));
        return kind switch
        {
            0 => file[..from],
            1 => [.. file[..from], .. file[to..]],
            2 => [.. file[..from], .. Encoding.Latin1.GetBytes(piece), .. file[from..]],
            _ => [.. file[..from], .. file[from..to].Select(single => (byte)(single ^ 0x80)), .. file[to..]],
        };
    }

    private static bool Reads(byte[] bytes)
    {
        var (message, little) = Patience.Ends(() => (MessageReader.Unguarded(bytes, ReadingLimits.Usual), MessageReader.Unguarded(bytes, Small)));
        return message.Headers.All(header => !header.Value.Any(char.IsControl))
            && message.Attachments.All(one => one.Sha256.Length == 64)
            && little.Text.Reveal().Length <= Small.TextCharacters && little.Attachments.All(one => one.Content.Length <= Small.AttachmentBytes) && little.Headers.Count <= Small.Headers;
    }
}
