-- What a mail server has refused for good is not tried again: when, and by which code (« 550 5.1.1 »).
alter table mail
  add column failed_at timestamptz,
  add column reason    text,
  -- The alert that it is of.
  add column alert     text references alert (token) on delete set null;
drop index mail_due;
create index mail_due on mail (due_at) where sent_at is null and failed_at is null;
create index mail_alert on mail (alert) where alert is not null;

-- By which code the last mail of an alert was refused for good: it is silent until somebody confirms the address again.
alter table alert add column refused text;
