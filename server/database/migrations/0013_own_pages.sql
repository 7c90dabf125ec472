-- The partner's colour, in which pages and mails of the gateway's own are: `#0b6e4f`, dark enough for white letters.
alter table partner add column color text check (color ~ '^#[0-9a-f]{6}$');

-- When the employer has opened it last; nothing while it waits to be read.
alter table application add column read_at timestamptz;

-- When the person has said to come to this interview.
alter table answer add column confirmed_at timestamptz;

-- What a mail has beside its plain text: the same as HTML, a calendar file.
alter table mail add column parts jsonb not null default '{}';
