select to_regclass('recovery.migrations') is not null;
