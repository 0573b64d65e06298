using Recovery.Host;

return await Startup.Run(args);
