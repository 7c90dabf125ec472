-- Whose offer it is: the establishment's SIRET, where the source gives one, beside the name in the document.
alter table offer add column siret text;
create index offer_siret on offer (siret) where siret is not null;
create index offer_siren on offer (left(siret, 9)) where siret is not null;
create index offer_company on offer ((document->>'company')) where document->>'company' is not null;

-- What a partner's pages may ask for. An empty list narrows nothing; the numbers are for the partners there are already.
alter table partner
  add column elements     text[] not null default '{}',
  add column departements text[] not null default '{}',
  add column sirets       text[] not null default '{}',
  add column companies    text[] not null default '{}',
  add column per_minute   integer not null default 6000 check (per_minute > 0),
  add column per_network  integer not null default 600 check (per_network > 0);

alter table partner_key
  add column mode       text generated always as (case when starts_with(key, 'pk_test_') then 'test' else 'live' end) stored,
  -- Two keys of a kind, the one in the pages and the one that replaces it: a key that works has one of two places.
  add column slot       smallint check (slot in (1, 2)),
  add column created_at timestamptz not null default now(),
  -- Set when another key replaces this one. Until then both work.
  add column expires_at timestamptz;

update partner_key set slot = numbered.slot
  from (select key, row_number() over (partition by partner, mode, revoked_at is null order by key) as slot from partner_key) numbered
 where partner_key.key = numbered.key and partner_key.revoked_at is null;

alter table partner_key add constraint partner_key_place check (slot is not null or revoked_at is not null);
-- Whoever rotates at the same time: never a third.
create unique index partner_key_active on partner_key (partner, mode, slot) where revoked_at is null;
create index partner_key_partner on partner_key (partner);
