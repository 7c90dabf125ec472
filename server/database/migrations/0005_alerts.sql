-- A mail is stored by the statement that stores what it tells of, and leaves afterwards: neither is ever there alone.
create table mail (
  id         bigint generated always as identity primary key,
  recipient  text not null,
  subject    text not null,
  body       text not null,
  -- Where the recipient ends what the mail comes from (RFC 8058).
  stop_url   text,
  created_at timestamptz not null default now(),
  -- When it is tried next.
  due_at     timestamptz not null default now(),
  attempts   integer not null default 0,
  sent_at    timestamptz
);
create index mail_due on mail (due_at) where sent_at is null;

-- A search whose new offers go to a person who has confirmed the address. It is deleted when it ends: nothing stays.
create table alert (
  -- What the links in its mails carry: whoever has it may confirm and stop it.
  token         text primary key,
  partner       text not null references partner (id) on delete cascade,
  -- The `Idempotency-Key` it was asked for with: a question sent twice is one alert.
  request       text not null,
  email         text not null,
  -- How many an address may have is how many numbers there are: two that come at once cannot both be the last.
  slot          smallint not null check (slot between 1 and 10),
  -- The question, as the contract's `OfferQuery` has it, and how the mails name it.
  criteria      jsonb not null,
  label         text not null,
  frequency     text not null check (frequency in ('day', 'week')),
  created_at    timestamptz not null default now(),
  confirmed_at  timestamptz,
  -- Offers published until then have been looked through.
  checked_until timestamptz(3) not null default now(),
  ends_at       timestamptz not null,
  unique (partner, request),
  unique (email, slot)
);
create index alert_due on alert (checked_until) where confirmed_at is not null;
