-- Names as the field has them: what is renamed is the same as before, and nothing is lost.

alter table spent rename to used_token;
alter index spent_pkey rename to used_token_pkey;

alter table gone_document rename to deleted_document;
alter index gone_document_pkey rename to deleted_document_pkey;
drop trigger document_is_gone on document;
drop function note_gone_document();
create function note_deleted_document() returns trigger language plpgsql as $$
begin
  insert into deleted_document (id) values (old.id) on conflict do nothing;
  return null;
end $$;
create trigger document_deleted after delete on document for each row execute function note_deleted_document();
alter table document rename column begun to attempts;

alter table mail rename column stop_url to unsubscribe_url;
alter table mail rename column parts to attachments;

alter table alert rename column request to idempotency_key;
-- What all addresses of one mailbox have in common.
alter table alert rename column person to mailbox;
alter table alert rename column refused to bounce_code;
alter table alert rename constraint alert_partner_request_key to alert_partner_idempotency_key_key;
alter index alert_person rename to alert_mailbox;

alter table application rename column number to reference;
alter table application rename column person to applicant_hash;
alter table application rename column kept_until to retained_until;
alter table application rename column answer_token to reply_token;
alter table application rename constraint application_number_key to application_reference_key;
alter table application rename constraint application_answer_token_key to application_reply_token_key;
alter index application_kept rename to application_retained;
-- The receipt says the same to whoever sends again: under its new names.
update application
   set receipt = (receipt - 'number' - 'keptUntil')
       || jsonb_build_object('reference', receipt->'number', 'retainedUntil', receipt->'keptUntil');

-- What an employer replies; `application.answers` are the applicant's, to the employer's questions.
alter table answer rename to reply;
alter table reply rename column place to position;
alter index answer_pkey rename to reply_pkey;

alter table audit rename column number to reference;
alter table audit drop constraint audit_actor_check;
update audit set actor = 'applicant' where actor = 'person';
alter table audit add constraint audit_actor_check check (actor in ('applicant', 'recruiter', 'system'));
