listen recovery_changes; listen recovery_erased;
