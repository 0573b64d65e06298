copy recovery.deadlines_rebuilt (complaint_id, fires_at) from stdin (format binary)
