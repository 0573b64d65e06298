using FsCheck;
using FsCheck.Fluent;
using Recovery.Domain;
using Recovery.Integrations.Mail.Trimming;

namespace Recovery.Integrations.Tests.Mail.Trimming;

public sealed class ReplyTrimmingTests
{
    private const string Answer = "It still leaks.\n\nPlease call me.";

    private static string Shown(string text) => ReplyTrimming.Of(Personal.Of(text)).Shown.Reveal();

    [Theory]
    [InlineData("On Mon, 4 May 2026 at 10:04, Shop <complaints@shop.example> wrote:")]
    [InlineData("On Mon, 4 May 2026 at 10:04, Shop with a long name\n<complaints@shop.example> wrote:")]
    [InlineData("Le lun. 4 mai 2026 à 10:04, Boutique <complaints@shop.example> a écrit :")]
    [InlineData("Le 4 mai 2026 à 10:04, Boutique\u00A0<complaints@shop.example> a écrit\u00A0:")]
    [InlineData("El lun, 4 may 2026 a las 10:04, Tienda (<complaints@shop.example>)\nescribió:")]
    [InlineData("Am 04.05.2026 um 10:04 schrieb Laden <complaints@shop.example>:")]
    [InlineData("Il giorno lun 4 mag 2026 alle ore 10:04 Negozio <complaints@shop.example>\nha scritto:")]
    [InlineData("Em seg., 4 de mai. de 2026 às 10:04, Loja <complaints@shop.example>\nescreveu:")]
    [InlineData("Den man. 4. maj 2026 kl. 10.04 skrev Butik <complaints@shop.example>:")]
    [InlineData("On Mon, 2026-05-04 at 10:04 +0200, Shop wrote:")]
    [InlineData("Am Mo., 4. Mai 2026 um 10:04 Uhr schrieb Laden <\ncomplaints@shop.example>:")]
    [InlineData("2026年5月4日(月) 10:04 店 <complaints@shop.example>:")]
    [InlineData("Op ma 4 mei 2026 om 10:04 schreef Winkel <complaints@shop.example>:")]
    public void Attributions_of_many_languages_go_with_what_they_announce(string attribution)
    {
        Shown($"{Answer}\n\n{attribution}\n\n> We came by.\n> Kind regards\n").ShouldBe(Answer);
        Shown($"{Answer}\n\n{attribution}\n\nWe came by.\nKind regards\n").ShouldBe(Answer);
    }

    [Theory]
    [InlineData("From: Shop <complaints@shop.example>\nSent: Monday, 4 May 2026 10:04\nTo: Jeanne\nSubject: Your boiler")]
    [InlineData("De : Boutique <complaints@shop.example>\nEnvoyé : lundi 4 mai 2026 10:04\nÀ : Jeanne\nObjet : Votre chaudière")]
    [InlineData("________________________________\nDe: Tienda <complaints@shop.example>\nEnviado: lunes, 4 de mayo de 2026 10:04\nPara: Jeanne\nAsunto: Su caldera")]
    [InlineData("**Von:** Laden\n**Gesendet:** Montag, 4. Mai 2026 10:04\n**An:** Jeanne\n**Betreff:** Ihr Kessel")]
    [InlineData("-----Original Message-----\nFrom: Shop")]
    [InlineData("-------- Message d'origine --------")]
    [InlineData("-------- Message d’origine --------\nDe : Boutique")]
    [InlineData("-----Mensaje original-----\nDe: Tienda")]
    [InlineData("-----Ursprüngliche Nachricht-----\nVon: Laden")]
    public void Headers_of_a_quoted_message_end_the_answer(string headers) => Shown($"{Answer}\n\n{headers}\n\nWe came by.").ShouldBe(Answer);

    [Theory]
    [InlineData("Sent from my iPhone")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Envoyé depuis mon appareil mobile Samsung.")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("Inviato da iPhone")]
    [InlineData("Get Outlook for Android<https://aka.ms/x>")]
    [InlineData("-- \nJeanne Martin\nRue du Port 3")]
    [InlineData("--\nJeanne")]
    [InlineData("-----\nJeanne Martin")]
    [InlineData("Envoyé depuis Yahoo Mail pour iPhone")]
    [InlineData("_______________\nJeanne Martin\nTel. +33 1 23 45 67 89")]
    [InlineData("This e-mail and any attachments are confidential and intended solely for the\naddressee. If you are not the intended recipient, delete it.")]
    [InlineData("Ce message et toutes les pièces jointes sont confidentiels. Si vous n'êtes pas le destinataire, détruisez-le.")]
    [InlineData("Este mensaje es confidencial. Si usted no es el destinatario, bórrelo.")]
    public void Signatures_and_small_print_go(string footer)
    {
        Shown($"{Answer}\n\n{footer}\n").ShouldBe(Answer);
        Shown($"{Answer}\n\n{footer}\n\nOn Mon, 4 May 2026 at 10:04, Shop <c@shop.example> wrote:\n> We came by.\n").ShouldBe(Answer);
    }

    [Fact]
    public void Answers_between_quoted_lines_keep_what_they_answer() =>
        Shown("Hello,\n\nOn 4 May 2026 at 10:04, Shop <c@shop.example> wrote:\n> Did he come?\n\nNo.\n\n> Does it leak?\n\nYes.\n\n> Regards\n")
            .ShouldBe("Hello,\n\n> Did he come?\n\nNo.\n\n> Does it leak?\n\nYes.");

    [Fact]
    public void An_answer_below_the_quote_is_shown_alone() =>
        Shown("On 4 May 2026 at 10:04, Shop <c@shop.example> wrote:\n> Did he come?\n> Regards\n\nNo, he did not.\n").ShouldBe("No, he did not.");

    [Fact]
    public void An_answer_below_the_quote_is_kept_behind_a_greeting() =>
        Shown("Bonjour,\n\nLe 4 mai 2026 à 10:04, Boutique <c@shop.example> a écrit :\n> Est-il venu ?\n\nNon.\n").ShouldContain("Non.");

    [Theory]
    [InlineData("I travelled on your line.\n\nDe : Paris\nÀ : Lyon\nDate : 3 mai\n\nThe train never came.")]
    [InlineData("On 12 March 2026 your colleague wrote:\n\nwe will come tomorrow. Nobody came.\nI want my money back.")]
    [InlineData("On 12 March at 10:30 your colleague wrote:\n\nwe will come tomorrow. Nobody came.")]
    [InlineData("Three things went wrong:\n\n- the boiler\n- the call\n- the bill\n\n-----\n\nAnd nobody answered me when I asked for the third time why that is so, and I am tired.")]
    [InlineData("This message is the third that I write to you.\nIf you do not answer I go to court.")]
    [InlineData("Please see below.\nTo: be clear, nobody came.\nFrom: what I hear he is ill.")]
    [InlineData("Sent the boiler back on Monday.\nFrom then on nobody called.")]
    [InlineData("```\n> not a quote\n--\nnot a signature\n```\n\nThat is what your site shows.")]
    public void A_grievance_is_not_taken_for_a_quote(string text) => Shown(text).ShouldBe(text);

    [Fact]
    public void A_bare_forward_is_shown_whole() => Shown("-----Original Message-----\nFrom: X\n\nWe will come.\n").ShouldBe("-----Original Message-----\nFrom: X\n\nWe will come.");

    [Fact]
    public void The_whole_text_is_kept_beside_it()
    {
        var trimmed = ReplyTrimming.Of(Personal.Of("No.\r\n\r\n-- \r\nJeanne\r\n"));
        trimmed.ShouldBe(new Trimmed(Personal.Of("No."), Personal.Of("No.\r\n\r\n-- \r\nJeanne\r\n")));
        trimmed.HidesSomething.ShouldBeTrue();
        ReplyTrimming.Of(Personal.Of("No.\n")).HidesSomething.ShouldBeFalse();
    }

    [Theory]
    [InlineData("On 4 May 2026 at 10:04,\n")]
    [InlineData("a@b 10:04 wrote:\n")]
    [InlineData("From: a@b\n")]
    [InlineData("-----Original Message-----\n> x\n")]
    [InlineData("==\n\n")]
    [InlineData(">")]
    [InlineData("```\n")]
    [InlineData("\n")]
    [InlineData("this message confidential\n")]
    public void A_hostile_text_is_trimmed_to_an_end(string piece)
    {
        var text = Personal.Of(string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)));
        Patience.Ends(() => ReplyTrimming.Of(text)).ShouldNotBeNull();
    }

    [Fact]
    public void Whatever_comes_only_lines_of_it_are_shown_and_never_nothing_of_something()
    {
        var pieces = Gen.Elements("text", "> quote", "", "-- ", "On 4 May 2026 at 10:04, A <a@b> wrote:", "From: a@b", "To: c", "Subject: d", "-----Original Message-----", "```", "*", ":", "Sent from my iPhone", "<", "> wrote:");
        Prop.ForAll(Gen.ListOf(pieces).ToArbitrary(), lines =>
        {
            var text = string.Join('\n', lines);
            var shown = Shown(text);
            return shown.Split('\n').All(line => line.Length == 0 || lines.Any(one => one.TrimEnd() == line)) && string.IsNullOrWhiteSpace(text) == (shown.Length == 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
