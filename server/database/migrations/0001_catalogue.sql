-- Communes, municipal districts, former communes and départements, by their INSEE code.
create table place (
  code         text primary key,
  name         text not null,
  kind         text not null check (kind in ('commune', 'departement')),
  departement  text not null,
  -- The commune a municipal district or a former commune belongs to.
  parent       text references place (code),
  postal_codes text[] not null,
  population   integer not null,
  -- Longitude and latitude in degrees (WGS 84).
  coordinates  point,
  -- The name as it is looked up: no accent, no capital, no punctuation.
  lookup       text not null,
  -- The same without its article.
  bare_lookup  text not null
);
create index place_lookup on place (lookup text_pattern_ops);
create index place_bare_lookup on place (bare_lookup text_pattern_ops);
create index place_parent on place (parent);
create index place_postal_codes on place using gin (postal_codes);

create table offer (
  id           text primary key,
  -- The offer as the contract has it; the columns below are what it is found by.
  document     jsonb not null,
  terms        tsvector not null,
  -- The title folded as the words are, and as it stands but for accents and capitals.
  title_words  text not null,
  title_lookup text not null,
  -- Invented for demonstrations.
  sample       boolean not null,
  commune      text,
  departement  text,
  coordinates  point,
  -- The beginning of 1970 where the source gives no date: such offers come last.
  published_at timestamptz not null,
  imported_at  timestamptz not null default now()
);
create index offer_terms on offer using gin (terms);
create index offer_latest on offer (published_at desc, id desc);
create index offer_departement on offer (departement, published_at desc, id desc);
create index offer_commune on offer (commune);
create index offer_coordinates on offer using gist (coordinates);

-- Great-circle distance on a sphere of the Earth's mean radius, 6 371 km (haversine formula).
create function distance_km(a point, b point) returns double precision
  language sql immutable parallel safe strict
  return 2 * 6371 * asin(sqrt(least(1,
    power(sind((b[1] - a[1]) / 2), 2) + cosd(a[1]) * cosd(b[1]) * power(sind((b[0] - a[0]) / 2), 2)
  )));

create table logo (
  id         text primary key,
  -- Where it comes from, and what came from there.
  source_url text,
  media_type text,
  body       bytea
);

create table partner (
  id      text primary key,
  name    text not null,
  -- Origins (scheme, host, port) whose pages may use the keys; 'self' is the gateway's own address.
  origins text[] not null
);

create table partner_key (
  key        text primary key,
  partner    text not null references partner (id),
  revoked_at timestamptz
);
