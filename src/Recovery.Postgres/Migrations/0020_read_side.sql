-- What reading needs beside the tables themselves.

-- "Nobody has it" is a value like a name: `assignee is null` would not give the order of the list without sorting all of them.
drop index recovery.worklist_assignee;
create index worklist_assignee on recovery.worklist
  (coalesce(assignee, ''), coalesce(next_due, 'infinity'), complaint_id) where not ended;

-- Name under which PostgreSQL knows the grammar of a language; 'simple' for one it has none for.
create function recovery.grammar_of(language text) returns regconfig language sql immutable parallel safe as $$
  select case language when 'fr' then 'french' when 'es' then 'spanish' when 'en' then 'english' else 'simple' end::regconfig
$$;

-- The words of a case with those of one more text. What goes beyond the size of a document (1 MB of distinct words) is not
-- searchable: better than a search that stands still because of one case.
create function recovery.with_words(document tsvector, grammar regconfig, words text) returns tsvector language plpgsql immutable as $$
begin
  if octet_length(words) < 200000 and pg_column_size(document) < 200000 then
    return document || to_tsvector(grammar, words);
  end if;
  begin
    return document || to_tsvector(grammar, words);
  exception when program_limit_exceeded then
    return document;
  end;
end
$$;

-- The words somebody looks for. Words that a grammar leaves out (the, will, le) are looked for as they are written: they may be a name.
create function recovery.asked_words(grammar regconfig, words text) returns tsquery language sql immutable parallel safe as $$
  select case numnode(websearch_to_tsquery(grammar, words)) when 0 then websearch_to_tsquery('simple', words)
    else websearch_to_tsquery(grammar, words) end
$$;
