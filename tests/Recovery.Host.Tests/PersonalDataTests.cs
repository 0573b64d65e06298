namespace Recovery.Host.Tests;

/// <summary>The runbook of personal data as it is written, with real backups and real files (FAULTS T34, T35): <c>ops/try-personal-data</c>, which says what it saw.</summary>
public sealed class PersonalDataTests
{
    [Fact]
    public async Task Who_was_forgotten_is_in_no_file_and_comes_back_from_no_backup_and_a_master_key_can_be_changed_and_lost() => await Trying.Run("try-personal-data");
}
