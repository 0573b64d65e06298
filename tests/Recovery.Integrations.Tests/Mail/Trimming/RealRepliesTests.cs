using Recovery.Domain;
using Recovery.Integrations.Mail.Trimming;

namespace Recovery.Integrations.Tests.Mail.Trimming;

public sealed class RealRepliesTests
{
    [Fact]
    public void Real_replies_are_trimmed_as_another_product_expects()
    {
        var expected = SharedData.Needed("email-samples/replies/trimmed").ToDictionary(file => file.Name, file => File.ReadAllText(file.FullName));
        var differing = SharedData.Needed("email-samples/replies/emails")
            .Where(file => !Same(ReplyTrimming.Of(Personal.Of(File.ReadAllText(file.FullName))).Shown.Reveal(), expected[file.Name]))
            .Select(file => file.Name).ToList();

        TestContext.Current.TestOutputHelper!.WriteLine($"{expected.Count - differing.Count} of {expected.Count} equal; differing: {string.Join(", ", differing)}");
        differing.ShouldBeEmpty();
    }

    private static bool Same(string shown, string expected) => string.Equals(shown.ReplaceLineEndings("\n").TrimEnd(), expected.ReplaceLineEndings("\n").TrimEnd(), StringComparison.Ordinal);
}
