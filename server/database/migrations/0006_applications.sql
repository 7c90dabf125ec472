-- A partner that receives applications: the employer itself, or whoever its account is confined to (sirets, companies).
create table recruiter (
  partner        text primary key references partner (id) on delete cascade,
  -- Who answers for the data, and where to write to about them: said before the first field.
  name           text not null,
  contact        text not null,
  -- Where applications go: to an address, to a program, or to the inbox alone.
  email          text,
  webhook_url    text,
  webhook_secret text,
  -- Opens the inbox.
  inbox_token    text not null unique,
  cv_required    boolean not null default false,
  -- What one offer takes before it closes, and what the employer takes in a day.
  per_offer      integer not null default 500 check (per_offer > 0),
  per_day        integer not null default 200 check (per_day > 0)
);

-- The employer's own questions, as the contract's `Question` has them; `*`: for the offers that have none of their own.
create table recruiter_questions (
  partner   text not null references recruiter (partner) on delete cascade,
  offer     text not null default '*',
  questions jsonb not null,
  primary key (partner, offer)
);

create table application (
  id           bigint generated always as identity primary key,
  -- To quote: short, and nothing can be done with it.
  number       text not null unique,
  -- Opens the person's own page.
  token        text not null unique,
  -- Whose page it was sent from, and who receives it.
  partner      text not null references partner (id) on delete cascade,
  recruiter    text not null references recruiter (partner) on delete cascade,
  -- Sent with a test key: shown to the recruiter as what it is.
  is_test      boolean not null,
  -- What names it from its first draft on (SHA-256 of partner and `Idempotency-Key`), and what came with that name.
  draft        text not null unique,
  fingerprint  text not null,
  offer        text,
  offer_title  text,
  -- A number for an address (HMAC), to count without reading. Two that come at once cannot both be a person's third for an offer.
  person       text not null,
  slot         smallint not null check (slot between 1 and 3),
  first_name   text not null,
  last_name    text not null,
  email        text not null,
  phone        text,
  message      text,
  -- The employer's questions as they were asked, each with its answer.
  answers      jsonb not null,
  -- What the answer to the request says, to say the same again.
  receipt      jsonb not null,
  keep_longer  boolean not null,
  created_at   timestamptz not null default now(),
  kept_until   timestamptz not null,
  withdrawn_at timestamptz
);
create unique index application_slot on application (recruiter, coalesce(offer, ''), person, slot);
create index application_recruiter on application (recruiter, created_at);
create index application_kept on application (kept_until);

-- A file on its way or received. Its bytes are elsewhere, encrypted, under the same id.
create table document (
  id          text primary key,
  -- The application it is for, before that is sent and after.
  draft       text not null,
  application bigint references application (id) on delete cascade,
  position    smallint,
  purpose     text not null,
  name        text not null,
  -- Bytes: announced, and there.
  size        bigint not null,
  received    bigint not null default 0,
  state       text not null default 'uploading' check (state in ('uploading', 'checking', 'received', 'refused')),
  refusal     text,
  kind        text,
  pages       integer,
  checksum    text,
  scanned     boolean,
  created_at  timestamptz not null default now()
);
create index document_draft on document (draft);
create index document_application on document (application);
create index document_loose on document (created_at) where application is null;

-- What serves once: the row is there when it has served, for as long as it would be taken.
create table spent (
  id         text primary key,
  expires_at timestamptz not null
);

-- What signs sessions and encrypts files, unless `GATEWAY_SECRET` is given: one for all gateways of this database.
create table gateway_secret (
  is_only boolean primary key default true check (is_only),
  value   text not null
);

-- With what a partner signs whom a form is filled in for.
alter table partner add column prefill_secret text;
