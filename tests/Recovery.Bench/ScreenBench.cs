using Recovery.Conformance;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Recovery.Domain;
using Recovery.Postgres;

namespace Recovery.Bench;

/// <summary>The worklist as a screen: whole pages and parts of them over HTTP, rendered by the product's host, at many open cases.</summary>
internal static partial class ScreenBench
{
    private const double Limit = 300;
    private const string LimitIs = "what a person takes for at once";

    public static async Task Run(Options options)
    {
        var (cases, pages) = (options.Number("cases", 100_000), options.Number("pages", 100));
        await using var database = await BenchDatabase.Migrated();
        await using var node = await PostgresEngine.Start(database.Source, Repository.Policies, TestKeys.Masters, TimeProvider.System);
        await WorklistBench.Fill(database, cases, node.Clock.Now);
        await using var host = await HostProcess.Start(database.ConnectionString, options.Text("host"));
        var (_, key) = await node.Keys.Create("agent-7", Role.Agent, CancellationToken.None);
        using var browser = new HttpClient { BaseAddress = new Uri($"http://{host.Address}") };
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        const string everybody = "/worklist?who=everyone";
        var next = More().Match(await Page(browser, everybody)).Groups["path"].Value is { Length: > 0 } path
            ? path.Replace("&amp;", "&", StringComparison.Ordinal)
            : throw new BenchException("the first page leads to no second");
        foreach (var (what, address) in new[]
        {
            ("first page", everybody), ("own cases", "/worklist"), ("next page", next), ("filter: channel", everybody + "&channel=letter"),
            ("filter: late", everybody + "&late=1"), ("search", everybody + "&q=rare77"),
        })
        {
            var times = new List<double>();
            for (var n = -10; n < pages; n++)
            {
                var began = Stopwatch.GetTimestamp();
                await Page(browser, address);
                if (n >= 0) // the first are not counted: plans and code are made
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            new Figure("screen", $"worklist of {cases} open cases, p95: {what}", null, times.Quantile(0.95), "ms", Limit, LimitIs).Print();
        }
    }

    private static async Task<string> Page(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : throw new BenchException($"{address} answered {(int)answer.StatusCode}");
    }

    [GeneratedRegex("""href="(?<path>/worklist\?[^"]*after=[^"]*)""", RegexOptions.None, 1000)]
    private static partial Regex More();
}
