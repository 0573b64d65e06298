using Recovery.Domain;

namespace Recovery.Cli.Demonstrating;

/// <summary>Something somebody does at an instant; the command is made when that instant has come.</summary>
internal sealed record Step(DateTimeOffset At, Actor By, Func<IComplaintCommand> Command);

/// <summary>What happens to one case, step by step; the next step is decided when the one before is done.</summary>
internal delegate IEnumerable<Step> Script(Life life);
