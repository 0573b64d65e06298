using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.ChoosingLanguage;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Sla;
using Recovery.Integrations.Mail.Writing;

namespace Recovery.Integrations.Tests.Mail.Writing;

/// <summary>What complainants read, letter for letter.</summary>
public sealed class ComposingTests
{
    [Fact]
    public void A_receipt_in_French() => ACase.Of(ACase.Received("fr")).Text().ShouldBe("""
        Bonjour Jeanne Martin,

        Nous avons bien reçu votre réclamation le mardi 3 mars 2026 à 10 h 05. Sa référence est R-100042-6.

        Une personne de notre équipe la lit et vous répondra. Pour ajouter quelque chose, répondez simplement à ce message : votre réponse rejoindra le même dossier.

        Cet accusé de réception est envoyé automatiquement.

        Maison Dupré

        """);

    [Fact]
    public void A_receipt_in_Spanish() => ACase.Of(ACase.Received("es", name: "jeanne@example.org")).Text().ShouldBe("""
        Buenos días:

        Hemos recibido su reclamación el martes 3 de marzo de 2026 a las 10:05. Su referencia es R-100042-6.

        Una persona de nuestro equipo la está leyendo y le responderá. Si desea añadir algo, responda simplemente a este mensaje: su respuesta llegará al mismo expediente.

        Este acuse de recibo se envía automáticamente.

        Maison Dupré

        """);

    [Fact]
    public void A_receipt_in_English() => ACase.Of(ACase.Received()).Text().ShouldBe("""
        Hello Jeanne Martin,

        We received your complaint on Tuesday 3 March 2026 at 10:05. Its reference is R-100042-6.

        Somebody in our team is reading it and will answer you. If there is anything to add, simply reply to this message: your reply will reach the same case.

        This receipt is sent automatically.

        Maison Dupré

        """);

    [Fact]
    public void A_receipt_in_a_language_nobody_could_tell_says_it_in_all_three_and_what_a_person_says_is_English_until_one_is_chosen()
    {
        var receipt = ACase.Of(ACase.Received(Reception.Undetermined)).Mail();
        receipt.Subject.Reveal().ShouldBe("R-100042-6 · Votre réclamation · Su reclamación · Your complaint");
        foreach (var greeting in (string[])["Bonjour Jeanne Martin,", "Buenos días Jeanne Martin:", "Hello Jeanne Martin,"])
            receipt.Text.Reveal().ShouldContain(greeting);
        ACase.Of(ACase.Received(Reception.Undetermined), ACase.Acknowledged).Text().ShouldStartWith("Hello");
        ACase.Of(ACase.Received(Reception.Undetermined), new LanguageChosen("es"), ACase.Acknowledged).Text().ShouldStartWith("Buenos días");
    }

    [Fact]
    public void An_acknowledgement_says_what_the_agent_said_and_by_when_the_answer_comes() =>
        ACase.Of(ACase.Received("fr"), new ComplaintAcknowledged(Personal.Of("J'ai lu votre lettre deux fois.\r\n\r\nJe m'en occupe."), new DateOnly(2026, 5, 1))).Text().ShouldBe("""
            Bonjour Jeanne Martin,

            J'ai lu votre lettre deux fois.

            Je m'en occupe.

            Nous avons reçu votre réclamation le mardi 3 mars 2026 à 10 h 05, sous la référence R-100042-6.

            Vous aurez notre réponse au plus tard le vendredi 1er mai 2026.

            Pour ajouter quelque chose, répondez simplement à ce message.

            Maison Dupré

            """);

    [Fact]
    public void An_acknowledgement_by_Spanish_financial_rules_repeats_the_complaint_with_its_day_hour_and_key() =>
        ACase.Of(ACase.Received("es", pack: "es-finance", narrative: "Me cobraron dos veces.\n\nLlamé y nadie contestó."), ACase.Acknowledged).Text().ShouldBe("""
            Buenos días Jeanne Martin:

            Hemos leído su reclamación y nos ocupamos de ella. Sentimos que haya tenido que escribirnos.

            Recibimos su reclamación el martes 3 de marzo de 2026 a las 10:05, con la referencia R-100042-6.

            Esto es lo que nos escribió:

            > Me cobraron dos veces.
            >
            > Llamé y nadie contestó.

            Si desea añadir algo, responda simplemente a este mensaje.

            Maison Dupré

            """);

    [Fact]
    public void An_acknowledgement_by_French_rules_states_when_the_answer_is_due() =>
        ACase.Of(ACase.Received("fr", pack: "fr-acpr"), ACase.Acknowledged).Text().ShouldContain("Vous aurez notre réponse au plus tard le ");

    [Theory]
    [InlineData("fr", "Est-ce exact ?")]
    [InlineData("es", "¿Es correcto?")]
    [InlineData("en", "Have I got that right?")]
    public void A_restatement_ends_with_the_question_once(string language, string question)
    {
        Times(ACase.Of(ACase.Received(language), ACase.Acknowledged, ACase.Restated).Text()).ShouldBe(1);
        var asked = ACase.Restated with { Restatement = Personal.Of("The heating failed. " + question) };
        Times(ACase.Of(ACase.Received(language), ACase.Acknowledged, asked).Text()).ShouldBe(1);

        int Times(string text) => text.Split(question).Length - 1;
    }

    [Fact]
    public void A_restatement_in_English_owns_up_to_what_was_not_kept() =>
        ACase.Of(
            ACase.Received(), ACase.Acknowledged, ACase.Restated, ACase.Confirmed, ACase.Promised, new PromiseBroken(new PromiseId(1), Personal.Of("its day passed")),
            ACase.Restated with { Round = 2, BrokenPromises = [new PromiseId(1)] }).Text().ShouldBe("""
            Hello Jeanne Martin,

            Before we propose anything we want to be sure that we have understood you. This is your complaint in our words:

            The heating failed twice, and nobody came.

            We did not keep this, which we had promised you, and we apologise:

            - A new boiler (Wednesday 1 April 2026)

            Have I got that right?

            Simply reply to this message: "yes", or what is not so.

            Maison Dupré
            Reference R-100042-6

            """);

    [Fact]
    public void A_promise_says_what_who_and_by_which_day() =>
        ACase.Of(ACase.Received("fr"), ACase.Acknowledged, ACase.Restated, ACase.Confirmed, ACase.Promised).Text().ShouldBe("""
            Bonjour Jeanne Martin,

            Merci d'avoir confirmé. Voici ce que nous vous promettons :

            A new boiler

            Qui s'en charge : Karim, workshop
            Pour quel jour : le mercredi 1er avril 2026

            Si quelque chose ne va pas avec ce jour, répondez à ce message.

            Maison Dupré
            Référence R-100042-6

            """);

    [Fact]
    public void A_renegotiated_promise_names_both_days() =>
        ACase.Of(ACase.Received("es"), ACase.Acknowledged, ACase.Restated, ACase.Confirmed, ACase.Promised, new PromiseRenegotiated(new PromiseId(1), new DateOnly(2026, 4, 7), Personal.Of("The part is late."))).Text()
            .ShouldContain("El nuevo día: el martes 7 de abril de 2026\nAntes: el miércoles 1 de abril de 2026");

    [Fact]
    public void A_meeting_is_offered_at_its_hour_or_at_the_complainants()
    {
        ACase.Of(ACase.Received("fr"), ACase.Acknowledged, new MeetingOffered(new DateTimeOffset(2026, 6, 12, 13, 30, 0, TimeSpan.Zero), Personal.Of("not for them"))).Text()
            .ShouldContain("Nous vous proposons le vendredi 12 juin 2026 à 15 h 30.\n\nRépondez");
        var open = ACase.Of(ACase.Received("fr"), ACase.Acknowledged, new MeetingOffered(null, Personal.Of("not for them"))).Text();
        open.ShouldContain("Dites-nous le jour et l'heure qui vous conviennent.");
        open.ShouldNotContain("not for them");
    }

    [Fact]
    public void A_message_is_the_agents_own_words() =>
        ACase.Of(ACase.Received("fr"), new MessageSent(MessageKind.Courtesy, Channel.Email, Personal.Of("Chère Madame,\n\n{reference} n'est pas une référence."), [], null)).Text()
            .ShouldBe("Chère Madame,\n\n{reference} n'est pas une référence.\n\nMaison Dupré\nRéférence R-100042-6\n");

    [Fact]
    public void A_solution_names_its_amount_and_an_apology_is_called_one()
    {
        ACase.Of(ACase.Received("fr"), new SolutionOffered(SolutionKind.Redress, Personal.Of("Trois mois remboursés."), 89.97m, "EUR")).Text()
            .ShouldContain("Voici ce que nous vous proposons :\n\nTrois mois remboursés.\n\nMontant : 89,97 EUR\n\n");
        var apology = ACase.Of(ACase.Received("fr"), new SolutionOffered(SolutionKind.Apology, Personal.Of("Nous avons eu tort."), null, null)).Text();
        apology.ShouldContain("Nous vous devons des excuses.\n\nNous avons eu tort.\n\nRépondez");
    }

    [Fact]
    public void The_final_response_says_what_stays_promised() =>
        ACase.Of(ACase.Received("es"), ACase.Acknowledged, ACase.Restated, ACase.Confirmed, ACase.Promised, new ComplaintResolved(Outcome.Rejected, Personal.Of("La garantía había terminado."), null, null, [new PromiseId(1)])).Text().ShouldBe("""
            Buenos días Jeanne Martin:

            Esta es nuestra respuesta a su reclamación R-100042-6 del martes 3 de marzo de 2026. Sabemos que no es la que esperaba.

            La garantía había terminado.

            Esto sigue prometido y se cumplirá:

            - A new boiler (miércoles 1 de abril de 2026)

            Si con esto el asunto no queda resuelto para usted, responda a este mensaje: volveremos a abrir el expediente.

            Maison Dupré

            """);

    [Theory]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("en")]
    public void Feedback_is_asked_for_in_every_language(string language) =>
        ACase.Of(ACase.Received(language), new FeedbackRequested()).Text().ShouldContain("R-100042-6");

    [Fact]
    public void Every_template_is_there_in_every_language_and_names_the_same_things()
    {
        var kinds = MailTemplate.All.Where(name => name.StartsWith("en/", StringComparison.Ordinal)).Select(name => name[3..]).ToList();
        kinds.Count.ShouldBe(10);
        MailTemplate.All.Count.ShouldBe(kinds.Count * Reception.Languages.Count);
        foreach (var kind in kinds)
        {
            foreach (var language in Reception.Languages)
                MailTemplate.Of(language, kind).Names.ShouldBe(MailTemplate.Of("en", kind).Names, ignoreOrder: true, $"{language}/{kind}");
        }
    }
}
