namespace Recovery.Domain.Tests.Decisions;

public sealed class ReasonsTests
{
    [Theory]
    [InlineData("deadline")]
    [InlineData("The deadline has passed.")]
    [InlineData("SLA breach")]
    [InlineData("closed: 30 days elapsed, deadline reached")]
    [InlineData("to meet the SLA")]
    [InlineData("Délai dépassé")]
    [InlineData("l'échéance est atteinte")]
    [InlineData("pour respecter le délai")]
    [InlineData("Plazo vencido")]
    [InlineData("Se acabó el plazo")]
    [InlineData("por vencimiento del plazo")]
    [InlineData("\ud800 deadline")]
    public void Only_the_deadline(string reason) => Reasons.SpeakOnlyOfTheDeadline(reason).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("The boiler was replaced before the deadline.")]
    [InlineData("Le client accepte le remboursement.")]
    [InlineData("La clienta acepta el cambio antes del plazo.")]
    [InlineData("it was")]
    public void More_than_the_deadline(string? reason) => Reasons.SpeakOnlyOfTheDeadline(reason).ShouldBeFalse();

    [Theory]
    [InlineData("it was only a phone call")]
    [InlineData("received by e-mail")]
    [InlineData("Ce n'est qu'un appel téléphonique.")]
    [InlineData("reçu par courriel")]
    [InlineData("fue sólo una llamada telefónica")]
    [InlineData("complaint made orally")]
    public void Only_the_channel(string reason) => Reasons.SpeakOnlyOfTheChannel(reason).ShouldBeTrue();

    [Theory]
    [InlineData("nobody was hurt, and they phoned to say so")]
    [InlineData("le chauffage marche de nouveau")]
    [InlineData("ya funciona")]
    public void More_than_the_channel(string reason) => Reasons.SpeakOnlyOfTheChannel(reason).ShouldBeFalse();
}
