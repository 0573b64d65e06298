select name, checksum from recovery.migrations;
