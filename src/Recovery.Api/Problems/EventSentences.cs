using System.Collections.Frozen;
using Faults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Problems;

/// <summary>What is told, in the three languages, of events that cannot be taken as they are.</summary>
internal static class EventSentences
{
    public static readonly FrozenDictionary<string, (string En, string Fr, string Es)> Texts = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        [Faults.AttributeMissing] = ("The event lacks a required attribute: see about.", "Il manque à l'événement un attribut obligatoire : voir about.", "Al evento le falta un atributo obligatorio: véase about."),
        [Faults.AttributeInvalid] = ("An attribute of the event is not valid by CloudEvents 1.0: see about.", "Un attribut de l'événement n'est pas valide selon CloudEvents 1.0 : voir about.", "Un atributo del evento no es válido según CloudEvents 1.0: véase about."),
        [Faults.AttributeNameInvalid] = ("Names of attributes are lower-case letters and digits (CloudEvents 1.0).", "Les noms d'attributs sont en minuscules et chiffres (CloudEvents 1.0).", "Los nombres de atributos son minúsculas y dígitos (CloudEvents 1.0)."),
        [Faults.AttributeTwice] = ("An attribute of the event is given twice: see about.", "Un attribut de l'événement est donné deux fois : voir about.", "Un atributo del evento aparece dos veces: véase about."),
        [Faults.SpecVersionUnknown] = ("Send CloudEvents of specversion 1.0.", "Envoyez des CloudEvents de specversion 1.0.", "Envíe CloudEvents de specversion 1.0."),
        [Faults.TimeInvalid] = ("The time of the event is not an instant by RFC 3339.", "L'heure de l'événement n'est pas un instant selon RFC 3339.", "La hora del evento no es un instante según RFC 3339."),
        [Faults.DataTwice] = ("The event has both data and data_base64: send one.", "L'événement a data et data_base64 : n'envoyez que l'un.", "El evento tiene data y data_base64: envíe solo uno."),
        [Faults.EventTypeUnknown] = ("No event of this type is taken: see /api/v1/events/types.", "Aucun événement de ce type n'est accepté : voir /api/v1/events/types.", "No se admite ningún evento de este tipo: véase /api/v1/events/types."),
        [Faults.EventTwice] = ("The batch has this event twice: the first one counts.", "Le lot contient deux fois cet événement : le premier compte.", "El lote contiene este evento dos veces: cuenta el primero."),
        [Faults.MemberUnknown] = ("The data has a member nobody here knows: see about.", "Les données ont un membre inconnu ici : voir about.", "Los datos tienen un miembro desconocido: véase about."),
        [Faults.MemberInvalid] = ("A member of the data is not what its schema asks for: see about.", "Un membre des données n'est pas ce que son schéma demande : voir about.", "Un miembro de los datos no es lo que pide su esquema: véase about."),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
