-- Opens the page on which the employer answers the person: it goes with the mail to the employer.
alter table application add column answer_token text not null unique
  default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');

-- What an application is told of goes with it.
alter table mail
  add column application bigint references application (id) on delete cascade,
  -- Who reads the answer to a mail, where that is not us.
  add column reply_to    text;
create index mail_application on mail (application) where application is not null;

-- What the employer has answered. The latest counts; each place is taken once, so that a button pressed twice answers once, and
-- there are so many that nobody can flood a person with mails.
create table answer (
  application bigint not null references application (id) on delete cascade,
  place       integer not null check (place between 1 and 20),
  kind        text not null check (kind in ('interview', 'question', 'no')),
  details     jsonb not null,
  created_at  timestamptz not null default now(),
  primary key (application, place)
);

-- What a recruiter's program is to be told. What it is told is read when it leaves: no copy of it stands here.
create table delivery (
  -- `webhook-id`: the same each time it is tried.
  id           text primary key default 'msg_' || replace(gen_random_uuid()::text, '-', ''),
  application  bigint not null references application (id) on delete cascade,
  event        text not null check (event in ('application.received', 'application.withdrawn')),
  created_at   timestamptz not null default now(),
  -- When it is tried next, and since when it is tried: again from the beginning where somebody asks for it.
  due_at       timestamptz not null default now(),
  since        timestamptz not null default now(),
  attempts     integer not null default 0,
  -- Why it was not taken the last time.
  reason       text,
  delivered_at timestamptz,
  -- Not tried any more.
  failed_at    timestamptz,
  unique (application, event)
);
create index delivery_due on delivery (due_at) where delivered_at is null and failed_at is null;

-- What has happened to applications, and by whom: never who anybody is.
create table audit (
  id     bigint generated always as identity primary key,
  at     timestamptz not null default now(),
  number text not null,
  event  text not null,
  actor  text not null check (actor in ('person', 'recruiter', 'system'))
);
create index audit_at on audit (at);
