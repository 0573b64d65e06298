-- A secret of the house. $1 name.
select secret, sealed from recovery.house_secrets where name = $1;
