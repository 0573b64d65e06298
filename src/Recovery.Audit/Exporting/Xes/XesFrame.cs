namespace Recovery.Audit.Exporting.Xes;

/// <summary>
/// What stands around the traces (IEEE 1849-2016 and -2023): the extensions, what every trace and every event has, how events are told apart.
/// </summary>
internal static class XesFrame
{
    /// <summary>Everything before the first trace.</summary>
    public static ReadOnlySpan<byte> Head =>
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
          <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
          <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
          <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
          <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
          <extension name="Identity" prefix="identity" uri="http://www.xes-standard.org/identity.xesext"/>
          <global scope="trace">
            <string key="concept:name" value="unknown"/>
            <id key="identity:id" value="00000000-0000-0000-0000-000000000000"/>
          </global>
          <global scope="event">
            <string key="concept:name" value="unknown"/>
            <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
            <string key="lifecycle:transition" value="complete"/>
            <string key="org:resource" value="recovery"/>
            <string key="org:role" value="system"/>
            <int key="position" value="0"/>
          </global>
          <classifier name="Activity" scope="event" keys="concept:name"/>
          <classifier name="ActivityAndResource" scope="event" keys="concept:name org:resource"/>
          <string key="concept:name" value="complaints"/>
          <string key="lifecycle:model" value="standard"/>

        """u8;

    /// <summary>Everything after the last trace.</summary>
    public static ReadOnlySpan<byte> Foot => "</log>\n"u8;
}
