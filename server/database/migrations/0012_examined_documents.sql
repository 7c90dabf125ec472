-- What whoever opens a document should know of it: `unexamined`, or what it has that a document of text needs not.
alter table document add column warnings text[] not null default '{}';
-- How often it was begun to be examined without an end: what brings a gateway down is not begun again for ever.
alter table document add column begun smallint not null default 0;
-- What is announced and stays empty does not wait long: it is looked for often.
create index document_empty on document (created_at) where state = 'uploading' and received = 0;
-- Where it comes from, as a number that means nothing the day after (see server/network.ts): no network takes all the room.
alter table document add column network text;
