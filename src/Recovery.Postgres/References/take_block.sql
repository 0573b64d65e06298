-- A block of $1 numbers for the references of new cases.
select nextval('recovery.reference_numbers') from generate_series(1, $1::int);
