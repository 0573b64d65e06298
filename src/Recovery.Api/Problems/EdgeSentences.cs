using System.Collections.Frozen;
using Recovery.Integrations.Filing;
using Faults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Problems;

/// <summary>What the codes of the integrations tell whoever sends events, calls or mail, in the three languages.</summary>
internal static class EdgeSentences
{
    public static readonly FrozenDictionary<string, (string En, string Fr, string Es)> Texts = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        [FilingCodes.BeingFiled] = ("The same is being filed now: send it again in a moment.", "Le même envoi est en cours de classement : renvoyez-le dans un instant.", "Lo mismo se está archivando ahora: envíelo de nuevo en un momento."),
        [FilingCodes.CannotBeFiled] = ("It is kept, but could not be filed: a person looks at it.", "C'est conservé, mais n'a pas pu être classé : une personne l'examine.", "Está guardado, pero no se pudo archivar: una persona lo revisa."),
        [Faults.Empty] = ("A body is required.", "Un corps est requis.", "Se requiere un cuerpo."),
        [Faults.TooMany] = ("There are more items than are taken at once: send fewer.", "Il y a plus d'éléments qu'on n'en accepte à la fois : envoyez-en moins.", "Hay más elementos de los que se admiten a la vez: envíe menos."),
        [Faults.NotJson] = ("This is not JSON in UTF-8, or it nests too deep or names a member twice.", "Ce n'est pas du JSON en UTF-8, ou il a trop de niveaux ou un membre en double.", "No es JSON en UTF-8, o tiene demasiados niveles o un miembro repetido."),
        [Faults.NotAForm] = ("This is not a form that can be read.", "Ce n'est pas un formulaire lisible.", "No es un formulario legible."),
        [Faults.MediaTypeUnknown] = ("This media type is not read here.", "Ce type de média n'est pas lu ici.", "Este tipo de medio no se lee aquí."),
        [Faults.AttributeMissing] = ("The event lacks a required attribute: see about.", "Il manque à l'événement un attribut obligatoire : voir about.", "Al evento le falta un atributo obligatorio: véase about."),
        [Faults.AttributeInvalid] = ("An attribute of the event is not valid by CloudEvents 1.0: see about.", "Un attribut de l'événement n'est pas valide selon CloudEvents 1.0 : voir about.", "Un atributo del evento no es válido según CloudEvents 1.0: véase about."),
        [Faults.AttributeNameInvalid] = ("Names of attributes are lower-case letters and digits (CloudEvents 1.0).", "Les noms d'attributs sont en minuscules et chiffres (CloudEvents 1.0).", "Los nombres de atributos son minúsculas y dígitos (CloudEvents 1.0)."),
        [Faults.AttributeTwice] = ("An attribute of the event is given twice: see about.", "Un attribut de l'événement est donné deux fois : voir about.", "Un atributo del evento aparece dos veces: véase about."),
        [Faults.SpecVersionUnknown] = ("Send CloudEvents of specversion 1.0.", "Envoyez des CloudEvents de specversion 1.0.", "Envíe CloudEvents de specversion 1.0."),
        [Faults.TimeInvalid] = ("The time of the event is not an instant by RFC 3339.", "L'heure de l'événement n'est pas un instant selon RFC 3339.", "La hora del evento no es un instante según RFC 3339."),
        [Faults.DataTwice] = ("The event has both data and data_base64: send one.", "L'événement a data et data_base64 : n'envoyez que l'un.", "El evento tiene data y data_base64: envíe solo uno."),
        [Faults.DataInvalid] = ("The data of the event is not what its type asks for: see about and /api/v1/events/types.", "Les données de l'événement ne sont pas celles de son type : voir about et /api/v1/events/types.", "Los datos del evento no son los de su tipo: véase about y /api/v1/events/types."),
        [Faults.EventTypeUnknown] = ("No event of this type is taken: see /api/v1/events/types.", "Aucun événement de ce type n'est accepté : voir /api/v1/events/types.", "No se admite ningún evento de este tipo: véase /api/v1/events/types."),
        [Faults.EventTwice] = ("The batch has this event twice: the first one counts.", "Le lot contient deux fois cet événement : le premier compte.", "El lote contiene este evento dos veces: cuenta el primero."),
        [Faults.MemberMissing] = ("The data lacks a required member: see about.", "Il manque aux données un membre obligatoire : voir about.", "A los datos les falta un miembro obligatorio: véase about."),
        [Faults.MemberUnknown] = ("The data has a member nobody here knows: see about.", "Les données ont un membre inconnu ici : voir about.", "Los datos tienen un miembro desconocido: véase about."),
        [Faults.MemberInvalid] = ("A member of the data is not of the kind its schema asks for: see about.", "Un membre des données n'est pas du type que son schéma demande : voir about.", "Un miembro de los datos no es del tipo que pide su esquema: véase about."),
        [Faults.CredentialsWrong] = ("The credentials are not those agreed with this sender.", "Les identifiants ne sont pas ceux convenus avec cet expéditeur.", "Las credenciales no son las acordadas con este remitente."),
        [Faults.NotSigned] = ("The request carries no signature.", "La requête ne porte pas de signature.", "La petición no lleva firma."),
        [Faults.SignatureInvalid] = ("The signature is not one of this sender's over this request: check the secret, and the address as the sender calls it.", "La signature n'est pas celle de cet expéditeur pour cette requête : vérifiez le secret, et l'adresse telle qu'il l'appelle.", "La firma no es la de este remitente para esta petición: compruebe el secreto y la dirección tal como la llama."),
        [Faults.SignatureTooOld] = ("The signature is too old.", "La signature est trop ancienne.", "La firma es demasiado antigua."),
        [Faults.SignatureFromTheFuture] = ("The signature is from the future: check the clock.", "La signature vient du futur : vérifiez l'horloge.", "La firma viene del futuro: compruebe el reloj."),
        [Faults.SignatureVersionUnknown] = ("Signatures of this version are not checked here.", "Les signatures de cette version ne sont pas vérifiées ici.", "Las firmas de esta versión no se comprueban aquí."),
        [Faults.Replayed] = ("This signature came before with another content.", "Cette signature est déjà venue avec un autre contenu.", "Esta firma ya llegó con otro contenido."),
        [Faults.CertificateNotTrusted] = ("The certificate that signed is not one of the sender's.", "Le certificat signataire n'est pas celui de l'expéditeur.", "El certificado firmante no es del remitente."),
        [Faults.TopicNotOurs] = ("Nothing of this topic is taken here.", "Rien de ce sujet n'est accepté ici.", "Aquí no se admite nada de este tema."),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
