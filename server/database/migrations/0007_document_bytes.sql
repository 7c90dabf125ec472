-- An application has as many documents as there are slots (`documentLimits.count`): of two that come at once, both cannot be
-- the last. What is refused gives its slot back.
alter table document add column slot smallint check (slot between 1 and 6);
create unique index document_slot on document (draft, slot);

-- Documents that are no more, whoever deleted them and by whatever cascade, until their bytes are no more either.
create table gone_document (
  id text primary key
);
create function note_gone_document() returns trigger language plpgsql as $$
begin
  insert into gone_document (id) values (old.id) on conflict do nothing;
  return null;
end $$;
create trigger document_is_gone after delete on document for each row execute function note_gone_document();
