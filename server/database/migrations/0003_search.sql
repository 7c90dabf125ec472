-- An offer is found by what the gateway holds in memory (see docs/decisions/011): the database keeps it, and says what has
-- changed. What it is found by stands beside the document, which is large and read only where it is shown.
alter table offer
  -- Its words by weight, A to D, a line each; a word stands where it counts most.
  add column words   text,
  -- What it is filtered by.
  add column facts   jsonb,
  -- The transaction that wrote it: what has been written since a given moment is found by it, whenever that was committed.
  add column changed xid8 not null default pg_current_xact_id(),
  -- When it came here first, which may be long after it was published.
  add column added_at timestamptz not null default now();

update offer set
  words = (
    select concat_ws(E'\n',
      coalesce(string_agg(lexeme, ' ') filter (where best = 'A'), ''),
      coalesce(string_agg(lexeme, ' ') filter (where best = 'B'), ''),
      coalesce(string_agg(lexeme, ' ') filter (where best = 'C'), ''),
      coalesce(string_agg(lexeme, ' ') filter (where best = 'D'), ''))
      from (select lexeme, (select min(weight) from unnest(weights) weight) as best from unnest(terms)) as word
  ),
  facts = jsonb_build_object(
    'contract', document#>>'{contract,code}',
    'workTime', document->>'workTime',
    'experience', document#>>'{experience,expected}',
    'qualification', document->>'qualification',
    'rome', document#>>'{occupation,rome}',
    'apprenticeship', (document->>'apprenticeship')::boolean,
    'accessible', (document->>'accessible')::boolean,
    'disabilityCommitted', (document->>'disabilityCommitted')::boolean,
    'fewCandidates', (document->>'fewCandidates')::boolean,
    'fromPartner', jsonb_array_length(document#>'{source,partners}') > 0,
    'company', document->>'company',
    'salary', round((document#>>'{salary,min}')::numeric
      * case document#>>'{salary,period}' when 'hour' then 151.67 when 'month' then 1 else 1.0 / 12 end),
    'titleWords', (select count(distinct word) from unnest(string_to_array(title_words, ' ')) word)
  );

alter table offer
  alter column words set not null,
  alter column facts set not null,
  drop column terms,
  drop column title_words,
  drop column title_lookup;

drop index offer_latest, offer_departement, offer_commune, offer_coordinates, offer_siret, offer_siren, offer_company;
create index offer_changed on offer (changed);

-- Offers that are no more, until every gateway has heard of it.
create table offer_removed (
  id      text not null,
  changed xid8 not null default pg_current_xact_id(),
  at      timestamptz not null default now()
);
create index offer_removed_changed on offer_removed (changed);

create function note_removed_offer() returns trigger language plpgsql as $$
begin
  insert into offer_removed (id) select id from old_offer;
  return null;
end $$;
create trigger offer_removed after delete on offer
  referencing old table as old_offer for each statement execute function note_removed_offer();
