-- $1 streams · $2 identities · $3 instants · $4 data · $5 headers · $6 correlations · $7 actors: see 0032.
select recovery.record_accesses($1, $2, $3, $4, $5, $6, $7);
