using Recovery.Domain;
using Recovery.Integrations.Mail.Recognising;

namespace Recovery.Integrations.Tests.Mail.Recognising;

public sealed class LanguageRecognitionTests
{
    [Theory]
    [InlineData("fr", "Bonjour, ma chaudière est en panne depuis trois semaines et personne ne m'a rappelé.")]
    [InlineData("fr", "J'attends toujours le remboursement que vous m'avez promis.")]
    [InlineData("fr", "Le technicien n'est pas venu, c'est la deuxième fois !")]
    [InlineData("fr", "je suis tres decu par votre service, on ne me repond pas au telephone")]
    [InlineData("es", "Hola, llevo tres semanas sin calefacción y nadie me ha llamado.")]
    [InlineData("es", "El técnico no vino y es la segunda vez que pasa.")]
    [InlineData("es", "todavia estoy esperando el reembolso que me prometieron por telefono")]
    [InlineData("es", "¿Cuándo me van a devolver el dinero de mi pedido?")]
    [InlineData("en", "The boiler has been broken for three weeks and nobody called me back.")]
    [InlineData("en", "I am still waiting for the refund you promised me.")]
    [InlineData("en", "Your driver left my parcel in the rain, and it is ruined.")]
    public void A_sentence_shows_its_language(string language, string text) => LanguageRecognition.Of(Personal.Of(text)).ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("Merci !")]
    [InlineData("Boiler 4711 Paris Madrid London")]
    [InlineData("12345 67890 +33 1 23 45 67 89")]
    [InlineData("Die Heizung ist seit drei Wochen kaputt und niemand hat mich zurückgerufen.")]
    [InlineData("O técnico não veio e é a segunda vez que isso acontece com a minha encomenda.")]
    [InlineData("La caldaia è rotta da tre settimane e nessuno mi ha richiamato, non è possibile.")]
    [InlineData("De verwarming is al drie weken kapot en niemand heeft mij teruggebeld.")]
    [InlineData("La calefacció no funciona des de fa tres setmanes i ningú no m'ha trucat.")]
    [InlineData("Отопление не работает уже три недели, и никто мне не перезвонил.")]
    [InlineData("The boiler is broken and I am cold. La chaudière est en panne et il fait froid chez moi.")]
    public void What_is_short_mixed_or_foreign_is_left_to_the_agent(string text) => LanguageRecognition.Of(Personal.Of(text)).ShouldBeNull();

    [Fact]
    public void Millions_of_characters_take_no_longer() => LanguageRecognition.Of(Personal.Of(new string('x', 5_000_000))).ShouldBeNull();
}
