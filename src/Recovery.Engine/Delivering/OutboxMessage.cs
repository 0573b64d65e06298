namespace Recovery.Engine.Delivering;

/// <summary>Something that must leave because of an event, written with it.</summary>
/// <param name="Kind">Who handles it, e.g. <c>notice</c>.</param>
/// <param name="Payload">JSON, without personal data.</param>
/// <param name="NotBefore">Earliest instant to deliver: notices go out in working hours.</param>
public sealed record OutboxMessage(string Kind, string Payload, DateTimeOffset NotBefore);
