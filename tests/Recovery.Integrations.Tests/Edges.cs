using System.Text;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Tests;

/// <summary>What the tests of the edges share.</summary>
internal static class Edges
{
    public static readonly Func<ReadOnlyMemory<byte>, MailMessage> Reader = raw => MessageReader.Read(raw);

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static Headers Headers(params (string Name, string Value)[] headers) => new(headers.Select(header => KeyValuePair.Create(header.Name, header.Value)));

    public static Fields Form(params (string Name, string Value)[] fields) => Fields.Of(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>A file of real payloads that is kept outside the repository; skips the test where it is not there.</summary>
    public static ReadOnlyMemory<byte> Shared(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Recovery.sln")))
            root = root.Parent;
        string?[] folders = [Environment.GetEnvironmentVariable("RECOVERY_SHARED_DATA"), root is null ? null : Path.Combine(root.FullName, "..", "shared", "data")];
        var path = folders.OfType<string>().Select(folder => Path.Combine(folder, "webhooks", name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"webhooks/{name} is neither in $RECOVERY_SHARED_DATA nor in ../shared/data");
        return File.ReadAllBytes(path);
    }
}

/// <summary>A clock that stands still.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
