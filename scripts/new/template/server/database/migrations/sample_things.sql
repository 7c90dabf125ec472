create table sample_thing (
  id text primary key,
  title text not null
);
