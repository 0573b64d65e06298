using System.Collections.Frozen;
using Recovery.Integrations.Filing;
using OutsideFaults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Problems;

/// <summary>What is told, in the three languages, of what comes in by itself and of who brings it.</summary>
internal static class EdgeSentences
{
    public static readonly FrozenDictionary<string, (string En, string Fr, string Es)> Texts = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        [ApiCodes.ArrivalUnknown] = ("There is no arrival with this id.", "Aucune arrivée ne porte cet identifiant.", "No hay ninguna llegada con este identificador."),
        [ApiCodes.ContentUnknown] = ("This arrival has no such content: see its list of attachments.", "Cette arrivée n'a pas ce contenu : voir la liste de ses pièces jointes.", "Esta llegada no tiene ese contenido: véase su lista de adjuntos."),
        [ApiCodes.EdgeNotConfigured] = ("This way in is not set up here: an operator must give its key or password.", "Cette entrée n'est pas configurée ici : un opérateur doit en donner la clé ou le mot de passe.", "Esta entrada no está configurada aquí: un operador debe dar su clave o contraseña."),
        [ApiCodes.ProviderUnreachable] = ("The provider could not be called back: it may send this again.", "Le fournisseur n'a pas pu être rappelé : il peut renvoyer ceci.", "No se pudo contactar con el proveedor: puede enviar esto de nuevo."),
        [FilingCodes.BeingFiled] = ("Somebody is filing this now: ask again in a moment.", "Quelqu'un classe cela en ce moment : redemandez dans un instant.", "Alguien está archivando esto ahora: vuelva a preguntar en un momento."),
        [FilingCodes.CannotBeFiled] = ("This cannot be filed by itself: a person must look at it.", "Cela ne peut pas être classé automatiquement : une personne doit l'examiner.", "Esto no puede archivarse automáticamente: una persona debe examinarlo."),
        [FilingCodes.IsSettled] = ("This is on a case already: see about.", "Cela figure déjà sur un dossier : voir about.", "Esto ya está en un caso: véase about."),
        [FilingCodes.NoPolicy] = ("No policy pack of the house is in force on the day this came: an operator must publish one.", "Aucune politique de la maison n'est en vigueur le jour de cette arrivée : un opérateur doit en publier une.", "Ninguna política de la casa está en vigor el día de esta llegada: un operador debe publicar una."),
        [OutsideFaults.CertificateNotTrusted] = ("The certificate that signed this is not the provider's, or could not be fetched.", "Le certificat qui a signé ceci n'est pas celui du fournisseur, ou n'a pas pu être obtenu.", "El certificado que firmó esto no es del proveedor o no pudo obtenerse."),
        [OutsideFaults.CredentialsWrong] = ("The user or password is wrong.", "L'utilisateur ou le mot de passe est faux.", "El usuario o la contraseña no son correctos."),
        [OutsideFaults.DataInvalid] = ("What was sent is not what the provider sends: see about.", "Ce qui a été envoyé n'est pas ce qu'envoie le fournisseur : voir about.", "Lo enviado no es lo que envía el proveedor: véase about."),
        [OutsideFaults.Empty] = ("The body is empty.", "Le corps est vide.", "El cuerpo está vacío."),
        [OutsideFaults.MediaTypeUnknown] = ("The body is of a media type that this way in does not take.", "Le corps est d'un type que cette entrée n'accepte pas.", "El cuerpo es de un tipo que esta entrada no acepta."),
        [OutsideFaults.MemberMissing] = ("Something that must be there is missing: see about.", "Il manque un élément obligatoire : voir about.", "Falta un elemento obligatorio: véase about."),
        [OutsideFaults.NotAForm] = ("The body cannot be read as a form.", "Le corps ne peut pas être lu comme un formulaire.", "El cuerpo no puede leerse como formulario."),
        [OutsideFaults.NotJson] = ("The body cannot be read as JSON: see about.", "Le corps ne peut pas être lu comme du JSON : voir about.", "El cuerpo no puede leerse como JSON: véase about."),
        [OutsideFaults.NotSigned] = ("This is not signed: set up signing at the provider.", "Ceci n'est pas signé : activez la signature chez le fournisseur.", "Esto no está firmado: active la firma en el proveedor."),
        [OutsideFaults.Replayed] = ("This proof came before with another content.", "Cette preuve est déjà venue avec un autre contenu.", "Esta prueba ya llegó con otro contenido."),
        [OutsideFaults.SecretInvalid] = ("The key set up here cannot be read: an operator must mend it.", "La clé configurée ici est illisible : un opérateur doit la corriger.", "La clave configurada aquí no puede leerse: un operador debe corregirla."),
        [OutsideFaults.SignatureFromTheFuture] = ("The signature is dated in the future: a clock stands wrong.", "La signature est datée dans le futur : une horloge est déréglée.", "La firma lleva una fecha futura: algún reloj está mal."),
        [OutsideFaults.SignatureInvalid] = ("The signature is not that of the provider.", "La signature n'est pas celle du fournisseur.", "La firma no es la del proveedor."),
        [OutsideFaults.SignatureTooOld] = ("The signature is too old.", "La signature est trop ancienne.", "La firma es demasiado antigua."),
        [OutsideFaults.SignatureVersionUnknown] = ("The signature is of a version that is not known here.", "La signature est d'une version inconnue ici.", "La firma es de una versión desconocida aquí."),
        [OutsideFaults.TooMany] = ("There are too many fields: see about.", "Il y a trop de champs : voir about.", "Hay demasiados campos: véase about."),
        [OutsideFaults.TopicNotOurs] = ("This topic is not one of those set up here.", "Ce sujet n'est pas parmi ceux configurés ici.", "Este tema no está entre los configurados aquí."),
        [OutsideFaults.UrlInvalid] = ("An address in it is not the provider's: see about.", "Une adresse n'est pas celle du fournisseur : voir about.", "Una dirección no es del proveedor: véase about."),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
