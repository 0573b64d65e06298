global using Recovery.Domain.Decisions;
global using Recovery.Domain.Sla;
global using Recovery.Domain.Tests.Stories;
global using static Recovery.Domain.Tests.Stories.Story;
