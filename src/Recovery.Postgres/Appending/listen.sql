listen recovery_changes;
