using Microsoft.AspNetCore.Http;
using Recovery.Api.Problems;
using Recovery.Engine.Storing;

namespace Recovery.Web.Commanding;

/// <summary>A form that was sent and not done: what was typed, and why not, for the page to show where it happened.</summary>
/// <param name="Action">The path it was sent to, which says which form of the page it is.</param>
/// <param name="Problem">Why; null where <paramref name="Meanwhile"/> says it.</param>
/// <param name="Meanwhile">What others did to the case since the page was made.</param>
public sealed record Posted(string Action, IFormCollection Form, Problem? Problem, IReadOnlyList<RecordedEvent> Meanwhile)
{
    /// <summary>Which of several forms of the same command it was; null where there is one.</summary>
    public string? Variant => Typed("_form");

    /// <summary>What was typed into a field; null where it had none of that name.</summary>
    public string? Typed(string field) => Form.TryGetValue(field, out var value) ? value.ToString() : null;
}
