-- Occupations of the national list (ROME), and the job titles and everyday names filed under each.
create table occupation (
  rome  text primary key check (rome ~ '^[A-N][0-9]{4}$'),
  label text not null
);
create table occupation_title (
  rome  text not null references occupation (rome),
  label text not null,
  primary key (rome, label)
);

-- Régions are places too; of a région, the codes of its départements.
alter table place drop constraint place_kind_check;
alter table place add constraint place_kind_check check (kind in ('commune', 'departement', 'region'));
alter table place add column departements text[] not null default '{}';
