-- A person is one however they write their address: what an alert is counted by. (What came before the plus of a tag, small letters,
-- and Gmail's points: as the gateway itself writes it from now on.)
alter table alert add column person text;
update alert set person =
  case when lower(split_part(email, '@', 2)) in ('gmail.com', 'googlemail.com')
    then replace(regexp_replace(lower(split_part(email, '@', 1)), '^([^+]+)\+.*$', '\1'), '.', '') || '@gmail.com'
    else regexp_replace(lower(split_part(email, '@', 1)), '^([^+]+)\+.*$', '\1') || '@' || lower(split_part(email, '@', 2))
  end;
alter table alert alter column person set not null;

-- Alerts that a person has beyond the limit stay, and take no place: those that wait to be confirmed, and the latest.
alter table alert drop constraint alert_email_slot_key, alter column slot drop not null;
update alert set slot = case when numbered.place <= 10 then numbered.place end
  from (select token, row_number() over (partition by person order by confirmed_at nulls last, created_at, token) as place from alert) numbered
 where alert.token = numbered.token;
create unique index alert_person on alert (person, slot);

-- An application that was taken back takes no place of its person's, and one of a trial none of a real one's.
alter table application alter column slot drop not null;
update application set slot = null where withdrawn_at is not null;
drop index application_slot;
create unique index application_slot on application (recruiter, coalesce(offer, ''), person, is_test, slot);
