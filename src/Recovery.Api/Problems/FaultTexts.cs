using System.Collections.Frozen;
using Recovery.Api.Bodies;

namespace Recovery.Api.Problems;

/// <summary>What a fault tells whoever sent it, in the three languages; <c>{0}</c> is what it refers to.</summary>
internal static class FaultTexts
{
    private static readonly FrozenDictionary<Fault, (string En, string Fr, string Es)> Texts = new Dictionary<Fault, (string, string, string)>
    {
        [Fault.NotJson] = ("is not JSON, or nested more than 32 deep", "n'est pas du JSON, ou a plus de 32 niveaux", "no es JSON, o tiene más de 32 niveles"),
        [Fault.Empty] = ("a body is required", "un corps est requis", "se requiere un cuerpo"),
        [Fault.NotAnObject] = ("must be an object", "doit être un objet", "debe ser un objeto"),
        [Fault.Missing] = ("is required", "est requis", "es obligatorio"),
        [Fault.Unknown] = ("is not known here", "est inconnu ici", "no se conoce aquí"),
        [Fault.Duplicate] = ("is given twice", "est donné deux fois", "aparece dos veces"),
        [Fault.NotAText] = ("must be a text", "doit être un texte", "debe ser un texto"),
        [Fault.NotUnicode] = ("is not valid Unicode", "n'est pas de l'Unicode valide", "no es Unicode válido"),
        [Fault.HoldsNul] = ("must not hold the NUL character", "ne doit pas contenir le caractère NUL", "no debe contener el carácter NUL"),
        [Fault.HoldsControl] = ("must be a single line without control characters", "doit tenir sur une ligne, sans caractère de contrôle", "debe ser una sola línea sin caracteres de control"),
        [Fault.TooLong] = ("must have at most {0} characters", "doit avoir au plus {0} caractères", "debe tener como máximo {0} caracteres"),
        [Fault.NotAWord] = ("must be one of: {0}", "doit être l'un de : {0}", "debe ser uno de: {0}"),
        [Fault.NotADay] = ("must be a day such as 2026-11-30, between 1970 and 2100", "doit être un jour comme 2026-11-30, entre 1970 et 2100", "debe ser un día como 2026-11-30, entre 1970 y 2100"),
        [Fault.NotAnInstant] = ("must be an instant with its offset such as 2026-11-30T09:00:00Z, between 1970 and 2100", "doit être un instant avec son décalage comme 2026-11-30T09:00:00Z, entre 1970 et 2100", "debe ser un instante con su desfase como 2026-11-30T09:00:00Z, entre 1970 y 2100"),
        [Fault.NotANumber] = ("must be a number", "doit être un nombre", "debe ser un número"),
        [Fault.OutOfRange] = ("must lie within {0}", "doit être compris dans {0}", "debe estar dentro de {0}"),
        [Fault.NotAFlag] = ("must be true or false", "doit être true ou false", "debe ser true o false"),
        [Fault.NotAUuid] = ("must be a UUID", "doit être un UUID", "debe ser un UUID"),
        [Fault.NotACurrency] = ("must be a currency of three letters such as EUR", "doit être une devise de trois lettres comme EUR", "debe ser una moneda de tres letras como EUR"),
        [Fault.NotATime] = ("must be a length of time such as PT90M, or minutes", "doit être une durée comme PT90M, ou des minutes", "debe ser una duración como PT90M, o minutos"),
        [Fault.NotFound] = ("does not exist: {0}", "n'existe pas : {0}", "no existe: {0}"),
        [Fault.NotAList] = ("must be a list", "doit être une liste", "debe ser una lista"),
        [Fault.TooMany] = ("must hold at most {0}", "doit en contenir au plus {0}", "debe contener como máximo {0}"),
        [Fault.NotACursor] = ("is not a cursor of ours", "n'est pas un curseur d'ici", "no es un cursor de aquí"),
    }.ToFrozenDictionary();

    public static string Of(FaultAt at, string language) =>
        Sentences.Pick(Texts[at.Fault], language).Replace("{0}", at.About, StringComparison.Ordinal);
}
