using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Recovery.Postgres.Sessions;

namespace Recovery.Host;

/// <summary>Keeps the keys of data protection in the database. The framework asks for them without waiting, a few times in a process's life.</summary>
internal sealed class ProtectionKeys(ProtectionKeyStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => store.All(CancellationToken.None).AsTask()).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => store.Keep(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).AsTask()).GetAwaiter().GetResult();
}
