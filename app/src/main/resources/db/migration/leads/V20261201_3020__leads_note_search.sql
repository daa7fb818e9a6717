-- Words of notes, by which a search finds their lead. As lead_keys: looked up as a range of a btree in byte order. Filled
-- by the database, so that a note is found whatever way it came.
create table leads.note_keys (
  account_id uuid not null,
  note_id uuid not null,
  key text collate "C" not null,
  lead_id uuid not null,
  primary key (account_id, note_id, key),
  foreign key (account_id, note_id) references leads.notes (account_id, id) on delete cascade,
  foreign key (account_id, lead_id) references leads.leads (account_id, id) on delete cascade
);
create index note_keys_key on leads.note_keys (account_id, key, lead_id);
create index note_keys_lead on leads.note_keys (account_id, lead_id);
select platform.protect('leads.note_keys');

-- Words in lower case without accents and apostrophes, as a search's terms are; at most 400 a note.
create function leads.note_words(body text) returns setof text language sql immutable as $$
  select distinct left(ltrim(word, '()[]{}<>"“”«»*#!?;:&+=~^$%@'), 64)
    from (select word from regexp_split_to_table(
            regexp_replace(
              lower(regexp_replace(normalize(left(body, 20000), NFKD), '[\u0300-\u036f]', '', 'g')),
              '[''’`´]', '', 'g'),
            '[\s,./_|\\-]+') as word
           limit 400) as words
   where length(ltrim(word, '()[]{}<>"“”«»*#!?;:&+=~^$%@')) >= 2
$$;

create function leads.index_note() returns trigger language plpgsql as $$
begin
  insert into leads.note_keys (account_id, note_id, key, lead_id)
  select new.account_id, new.id, word, new.lead_id from leads.note_words(new.body) as word;
  return null;
end
$$;
create trigger notes_index after insert on leads.notes for each row execute function leads.index_note();

alter table leads.notes no force row level security;
alter table leads.note_keys no force row level security;
insert into leads.note_keys (account_id, note_id, key, lead_id)
select n.account_id, n.id, w.word, n.lead_id from leads.notes n cross join lateral leads.note_words(n.body) as w (word);
alter table leads.note_keys force row level security;
alter table leads.notes force row level security;
