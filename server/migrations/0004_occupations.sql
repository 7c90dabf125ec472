-- Names people search for, and the occupation (ROME code) each means. A name may mean several.
create table occupation_name (
  label text not null,
  rome  text not null,
  -- An occupation of the national list, a job title filed under it, or another word for one, which is not suggested.
  kind  text not null check (kind in ('occupation', 'title', 'synonym')),
  primary key (label, rome, kind)
);

-- Régions: the départements they consist of have their code.
alter table place drop constraint place_kind_check;
alter table place add constraint place_kind_check check (kind in ('commune', 'departement', 'region'));
alter table place add column region text;
