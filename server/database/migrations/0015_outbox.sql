-- A mail and a webhook are about a subject: a row of any table, named by the table and its key. What is deleted takes with it what is
-- about it, by whatever cascade, so each kind of subject is also a foreign key, made of the two.

-- The tables that mails and webhooks can be about.
create table outbox_subject (
  kind text primary key
);

alter table mail
  add column subject_kind text references outbox_subject (kind),
  add column subject_id   text,
  -- Since when it is tried: a month at most.
  add column since        timestamptz not null default now(),
  add constraint mail_subject check ((subject_kind is null) = (subject_id is null));
alter table delivery
  add column subject_kind text references outbox_subject (kind),
  add column subject_id   text,
  -- Whose program is told.
  add column recruiter    text references recruiter (partner) on delete cascade;

create table mail_of_earlier as
  select mail.id, mail.application, coalesce(mail.alert, alert.token) as alert
    from mail left join alert on alert.token = substring(mail.unsubscribe_url from '/alerts/([^/]+)/stop$');
create table delivery_of_earlier as
  select delivery.id, delivery.application, application.recruiter
    from delivery join application on application.id = delivery.application;
alter table mail drop column application, drop column alert;
alter table delivery drop column application;

-- Lets mails and webhooks be about the rows of a table: `call add_outbox_subject('booking', 'id')` in the migration that creates it.
create procedure add_outbox_subject(kind text, key text) language plpgsql as $$
declare
  queue    text;
  key_type text := (select format_type(atttypid, atttypmod) from pg_attribute where attrelid = kind::regclass and attname = key);
begin
  insert into outbox_subject values (kind);
  foreach queue in array array['mail', 'delivery'] loop
    execute format(
      'alter table %I add column %I %s generated always as (case when subject_kind = %L then subject_id::%s end) stored'
      ' references %I (%I) on delete cascade',
      queue, kind, key_type, kind, key_type, kind, key);
    execute format('create index on %I (%I) where %I is not null', queue, kind, kind);
  end loop;
end $$;
call add_outbox_subject('application', 'id');
call add_outbox_subject('alert', 'token');

update mail set
  since = created_at,
  subject_kind = case when earlier.application is not null then 'application' when earlier.alert is not null then 'alert' end,
  subject_id = coalesce(earlier.application::text, earlier.alert)
  from mail_of_earlier earlier where earlier.id = mail.id;
update delivery set recruiter = earlier.recruiter, subject_kind = 'application', subject_id = earlier.application::text
  from delivery_of_earlier earlier where earlier.id = delivery.id;
drop table mail_of_earlier, delivery_of_earlier;

alter table delivery
  alter column subject_kind set not null,
  alter column subject_id set not null,
  alter column recruiter set not null,
  -- Which events there are is for whoever tells of them to say.
  drop constraint delivery_event_check,
  -- A subject has an event once.
  add constraint delivery_once unique (subject_kind, subject_id, event);
create index delivery_recruiter on delivery (recruiter);
