using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Recovery.Engine.Observing;

/// <summary>
/// What an operator watches. One trace holds a case's life: the message that opened it, each event, the deadlines, what was sent; it is found again by
/// the correlation that every event carries. Nothing personal is in any name or tag. Costs nothing while nobody listens.
/// </summary>
public static class Telemetry
{
    /// <summary>Name of the source of traces and of the meter.</summary>
    public const string Name = "Recovery";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("recovery.commands", "{command}", "Commands that changed a case, by command.");
    private static readonly Counter<long> Arrivals = Meter.CreateCounter<long>("recovery.arrivals", "{arrival}", "What came in by itself, by kind and by what became of it.");
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("recovery.deliveries", "{attempt}", "Tries to deliver, by kind and result.");

    /// <summary>The trace under way, 32 hexadecimal digits; null where there is none.</summary>
    public static string? CurrentTrace => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.TraceId.ToHexString() : null;

    /// <summary>A piece of work of the trace that a correlation names, whatever else is under way. Null while nobody listens.</summary>
    /// <param name="correlation">32 hexadecimal digits of a trace; anything else belongs to what is under way.</param>
    public static Activity? Span(string name, string? correlation, ActivityKind kind = ActivityKind.Internal) =>
        !Source.HasListeners() ? null
        : correlation == CurrentTrace || ContextOf(correlation) is not { } context ? Source.StartActivity(name, kind)
        : Source.StartActivity(name, kind, context);

    /// <summary>A command changed a case.</summary>
    public static void Changed(string command) => Commands.Add(1, new KeyValuePair<string, object?>("command", command));

    /// <summary>Something came in, and this became of it.</summary>
    public static void Arrived(string kind, string became) =>
        Arrivals.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("state", became));

    /// <summary>Something was to be delivered, and this came of it.</summary>
    public static void Delivered(string kind, string result) =>
        Deliveries.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("result", result));

    /// <summary>A figure that is looked up when it is asked for.</summary>
    public static void Gauge(string name, string unit, string says, Func<double> value) => Meter.CreateObservableGauge(name, value, unit, says);

    private static ActivityContext? ContextOf(string? correlation) =>
        correlation is { Length: 32 } && correlation.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0 && correlation.AsSpan().ContainsAnyExcept('0')
            ? new ActivityContext(ActivityTraceId.CreateFromString(correlation), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true)
            : null;
}
