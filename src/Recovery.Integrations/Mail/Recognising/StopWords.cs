using System.Collections.Frozen;

namespace Recovery.Integrations.Mail.Recognising;

/// <summary>
/// The small words of a language: a few of them are in every sentence, and nobody borrows them. Words that several of these languages
/// share (de, la, on, me …) count less. Languages that we do not answer in are here so that they are not taken for one that we do.
/// </summary>
internal static class StopWords
{
    public static readonly FrozenDictionary<string, FrozenSet<string>> Of = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        ["fr"] = Words("le la les un une des du de et est sont été être avoir ai avez avons ont je j tu il elle nous vous ils ne pas plus que qui quoi dans sur avec sans pour par mon ma mes votre vos notre nos ce cette ces cet mais ou où donc depuis bonjour merci cordialement madame monsieur très bien fait faire au aux à en se sa son n c d l qu m s y était toujours aucune aucun jamais chez deux fois leur même comme encore suis on me te lui si personne rien"),
        ["es"] = Words("el la los las un una unos unas de del y e es son ha han he hay estoy está están fue era ser estar yo tú usted ustedes nosotros no que qué quien en con sin para por mi mis su sus nuestro este esta estos estas pero o porque desde hola gracias saludos señor señora muy bien hacer al a se lo le les me te nos ya más como cuando todavía nunca ningún ninguna dos veces también tengo tiene después hasta sido vez nada nadie si sin sobre ahora llevo"),
        ["en"] = Words("the a an and of to in is are was were be been have has had i you he she we they it not no do does did that this these those which who what with without for from by my your our their his her but or because since hello hi dear thanks thank please regards very well at on as if there so would could should can will just still never any again about after when me us"),
        ["de"] = Words("der die das den dem des ein eine einen einem einer und oder ist sind war waren sein haben hat habe ich du er sie wir ihr es nicht kein keine dass daß was wer mit ohne für von zu zum zur im in auf an bei mein meine ihre ihren unser aber weil seit hallo danke bitte grüße sehr noch auch nach wie als wenn immer mehr wurde werden"),
        ["it"] = Words("il lo la i gli le un uno una di del della dei e è sono ho ha hanno avete essere avere io tu lei noi voi non che chi cosa in con senza per da mio mia vostro vostra nostro questo questa ma o perché buongiorno grazie saluti molto bene fare al alla ai si mi ci ancora mai più come quando anche stato nel dal sul"),
        ["pt"] = Words("o a os as um uma de do da dos das e é são foi ser estar eu você vocês nós não que quem em no na nos nas com sem para por meu minha seu sua nosso este esta mas ou porque desde olá obrigado obrigada cumprimentos muito bem fazer ao à se me ainda nunca mais como quando também tenho tem até estou está"),
        ["nl"] = Words("de het een en of is zijn was waren hebben heeft heb ik jij u hij zij wij niet geen dat die wat wie met zonder voor van naar te in op aan bij mijn uw ons onze maar want sinds hallo dank bedankt groeten zeer nog ook na als er om dit deze worden werd"),
        ["ca"] = Words("el la els les un una de del i és són ha han he hi estic està jo tu vostè nosaltres no que qui amb sense per al meu meva seu seva aquest aquesta però o perquè des hola gràcies salutacions molt bé fer en es ens ja més com quan encara mai cap també tinc té dels"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Languages =
        Of.Values.SelectMany(words => words).GroupBy(word => word, StringComparer.Ordinal).ToFrozenDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);

    /// <summary>What a word says for a language: nothing where it is not its own, less the more languages share it.</summary>
    public static double Weight(string language, string word) => Of[language].Contains(word) ? 1.0 / Languages[word] : 0;

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
