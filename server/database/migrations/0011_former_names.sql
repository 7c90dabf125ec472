-- What a commune was called before others joined it under its own code: it is still looked for by that name.
alter table place add column former_names text[] not null default '{}';
