using System.Collections.Frozen;

namespace Recovery.Api.Problems;

/// <summary>What an edge's problem tells a person, and what to do next, in the three languages.</summary>
internal static class Sentences
{
    private static readonly FrozenDictionary<string, (string En, string Fr, string Es)> Texts = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        [ApiCodes.SubjectUnknown] = ("Nobody is known by this id: give that of the complainant, or the reference of one of their cases.", "Personne n'est connu sous cet identifiant : donnez celui de la personne, ou la référence de l'un de ses dossiers.", "No se conoce a nadie con este identificador: indique el de la persona o la referencia de uno de sus casos."),
        [ApiCodes.AccessNotRecorded] = ("Who reads a case is written down first, and that could not be done: nothing was given. Try again in a moment.", "La consultation d'un dossier est d'abord consignée, et cela n'a pas été possible : rien n'a été remis. Réessayez dans un instant.", "La consulta de un caso se registra primero, y no fue posible: no se entregó nada. Inténtelo de nuevo en un momento."),
        [ApiCodes.ApiKeyUnknown] = ("There is no API key with this id.", "Aucune clé d'API ne porte cet identifiant.", "No hay ninguna clave de API con este identificador."),
        [ApiCodes.AddressNotAllowed] = ("Events are not sent to private or reserved addresses: an administrator can allow a network of the house's own.", "Les événements ne sont pas envoyés à des adresses privées ou réservées : un administrateur peut autoriser un réseau de la maison.", "Los eventos no se envían a direcciones privadas o reservadas: un administrador puede autorizar una red de la casa."),
        [ApiCodes.BodyTooLarge] = ("The request is larger than this path takes: send less.", "La requête dépasse ce que ce chemin accepte : envoyez-en moins.", "La petición supera lo que admite esta ruta: envíe menos."),
        [ApiCodes.ComplaintUnknown] = ("There is no complaint with this id or reference.", "Aucune réclamation ne porte cet identifiant ou cette référence.", "No hay ninguna reclamación con este identificador o referencia."),
        [ApiCodes.Contended] = ("Too many others are changing this case: try again in a moment.", "Trop de personnes modifient ce dossier : réessayez dans un instant.", "Demasiadas personas modifican este caso: inténtelo de nuevo en un momento."),
        [ApiCodes.DeliverySettled] = ("This delivery has arrived or was not to be sent: there is nothing to try or to give up.", "Cet envoi est arrivé ou n'était pas à envoyer : il n'y a rien à réessayer ni à abandonner.", "Este envío ha llegado o no debía enviarse: no hay nada que reintentar ni abandonar."),
        [ApiCodes.DeliveryUnknown] = ("There is no delivery with this id.", "Aucun envoi ne porte cet identifiant.", "No hay ningún envío con este identificador."),
        [ApiCodes.DuplicateMember] = ("A member is given twice: see errors.", "Un membre est donné deux fois : voir errors.", "Un miembro aparece dos veces: véase errors."),
        [ApiCodes.ExportFormatUnknown] = ("The log is not given in this format here: see about for those it is given in; ocel-sqlite is written by `recovery export`.", "Le journal n'est pas fourni dans ce format ici : voir about pour ceux qui le sont ; ocel-sqlite est écrit par `recovery export`.", "El registro no se entrega aquí en este formato: véase about para los que sí; ocel-sqlite lo escribe `recovery export`."),
        [ApiCodes.HostNotAllowed] = ("Events are not sent to names of a local network: give a public host name.", "Les événements ne sont pas envoyés à des noms d'un réseau local : donnez un nom d'hôte public.", "Los eventos no se envían a nombres de una red local: indique un nombre de host público."),
        [ApiCodes.KeyInFlight] = ("A request with this idempotency key is being handled: ask again in a moment.", "Une requête portant cette clé d'idempotence est en cours : redemandez dans un instant.", "Una petición con esta clave de idempotencia está en curso: vuelva a preguntar en un momento."),
        [ApiCodes.KeyMissing] = ("Send an API key: Authorization: Bearer KEY.", "Envoyez une clé d'API : Authorization: Bearer CLÉ.", "Envíe una clave de API: Authorization: Bearer CLAVE."),
        [ApiCodes.KeyReused] = ("This idempotency key was used for another request: take a new one.", "Cette clé d'idempotence a servi à une autre requête : prenez-en une nouvelle.", "Esta clave de idempotencia se usó para otra petición: use una nueva."),
        [ApiCodes.KeyUnknown] = ("This API key is unknown or was revoked.", "Cette clé d'API est inconnue ou a été révoquée.", "Esta clave de API es desconocida o fue revocada."),
        [ApiCodes.Malformed] = ("The request is not well formed: see errors.", "La requête est mal formée : voir errors.", "La petición está mal formada: véase errors."),
        [ApiCodes.MethodNotAllowed] = ("This path does not answer to that method: see Allow.", "Ce chemin ne répond pas à cette méthode : voir Allow.", "Esta ruta no responde a ese método: véase Allow."),
        [ApiCodes.NotThen] = ("Nothing was known of this complaint then.", "On ne savait rien de cette réclamation à ce moment.", "Nada se sabía de esta reclamación en ese momento."),
        [ApiCodes.PackUnknown] = ("No policy pack of this name was in force on that day.", "Aucune politique de ce nom n'était en vigueur ce jour-là.", "Ninguna política con ese nombre estaba en vigor ese día."),
        [ApiCodes.PathUnknown] = ("There is nothing at this path: see /openapi/v1.json.", "Il n'y a rien à ce chemin : voir /openapi/v1.json.", "No hay nada en esta ruta: véase /openapi/v1.json."),
        [ApiCodes.PolicyNotHere] = ("The case follows a policy version that this node does not have yet: an operator must restart it.", "Le dossier suit une version de politique que ce nœud n'a pas encore : un opérateur doit le redémarrer.", "El caso sigue una versión de política que este nodo aún no tiene: un operador debe reiniciarlo."),
        [ApiCodes.PolicyUnknown] = ("There is no policy pack or calendar of this name.", "Aucune politique ni aucun calendrier ne porte ce nom.", "No hay ninguna política ni calendario con este nombre."),
        [ApiCodes.PortNotAllowed] = ("Events are not sent to this port: use 443, or have an administrator allow it.", "Les événements ne sont pas envoyés à ce port : utilisez 443, ou faites-le autoriser par un administrateur.", "Los eventos no se envían a este puerto: use 443 o haga que un administrador lo autorice."),
        [ApiCodes.ReportUnknown] = ("There is no report of this name: see /api/v1/reports.", "Aucun rapport ne porte ce nom : voir /api/v1/reports.", "No hay ningún informe con este nombre: véase /api/v1/reports."),
        [ApiCodes.RequestRefused] = ("The request could not be read as HTTP.", "La requête n'a pas pu être lue comme du HTTP.", "La petición no pudo leerse como HTTP."),
        [ApiCodes.RoleNotAllowed] = ("The role of this key may not do that.", "Le rôle de cette clé ne permet pas cela.", "El rol de esta clave no permite eso."),
        [ApiCodes.OutcomeUnknown] = ("The database went away before it could say whether this was done. Look at the case, or send it again with the same Idempotency-Key.", "La base de données s'est interrompue avant de dire si c'était fait. Consultez le dossier, ou renvoyez la demande avec la même clé Idempotency-Key.", "La base de datos se interrumpió antes de decir si esto se hizo. Consulte el expediente o envíelo de nuevo con la misma Idempotency-Key."),
        [ApiCodes.StoreUnavailable] = ("The database cannot be reached; nothing was done. Try again in a moment.", "La base de données est injoignable ; rien n'a été fait. Réessayez dans un instant.", "No se puede acceder a la base de datos; no se hizo nada. Inténtelo de nuevo en un momento."),
        [ApiCodes.Unexpected] = ("Something went wrong here; it was written down.", "Une erreur s'est produite ici ; elle a été consignée.", "Algo salió mal aquí; quedó registrado."),
        [ApiCodes.UnknownMember] = ("The request holds something nobody here knows: see errors.", "La requête contient un élément inconnu : voir errors.", "La petición contiene algo desconocido: véase errors."),
        [ApiCodes.UrlInvalid] = ("This is no URL that events can be sent to: write it in full, such as https://example.org/events.", "Ce n'est pas une URL à laquelle des événements peuvent être envoyés : écrivez-la en entier, comme https://example.org/events.", "No es una URL a la que se puedan enviar eventos: escríbala completa, como https://example.org/events."),
        [ApiCodes.UrlNotHttps] = ("Events are sent over HTTPS only.", "Les événements ne sont envoyés que par HTTPS.", "Los eventos solo se envían por HTTPS."),
        [ApiCodes.UrlWithCredentials] = ("Leave name and password out of the URL: events are signed instead.", "N'indiquez ni nom ni mot de passe dans l'URL : les événements sont signés.", "No incluya nombre ni contraseña en la URL: los eventos van firmados."),
        [ApiCodes.VersionMismatch] = ("The case has moved on since you read it: read it again.", "Le dossier a évolué depuis votre lecture : relisez-le.", "El caso ha cambiado desde que lo leyó: léalo de nuevo."),
        [ApiCodes.WebhookUnknown] = ("There is no webhook with this id.", "Aucun webhook ne porte cet identifiant.", "No hay ningún webhook con este identificador."),
        [ApiCodes.WrongMediaType] = ("Send the media type that this path takes: JSON in UTF-8 (Content-Type: application/json), or what /openapi/v1.json says.", "Envoyez le type que ce chemin accepte : du JSON en UTF-8 (Content-Type: application/json), ou ce que dit /openapi/v1.json.", "Envíe el tipo que admite esta ruta: JSON en UTF-8 (Content-Type: application/json), o lo que dice /openapi/v1.json."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every code of the edge.</summary>
    public static IReadOnlyCollection<string> Codes => [.. Texts.Keys, .. AuditSentences.Texts.Keys, .. EdgeSentences.Texts.Keys, .. EventSentences.Texts.Keys];

    /// <summary>The sentence of a code in a language; null for a code that is not the edge's own.</summary>
    public static string? Find(string code, string language) =>
        Texts.TryGetValue(code, out var text) || AuditSentences.Texts.TryGetValue(code, out text) || EdgeSentences.Texts.TryGetValue(code, out text) || EventSentences.Texts.TryGetValue(code, out text) ? Pick(text, language) : null;

    internal static string Pick((string En, string Fr, string Es) text, string language) => language switch { "fr" => text.Fr, "es" => text.Es, _ => text.En };
}
