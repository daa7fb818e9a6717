-- What readers of Spanish get; both or neither.
alter table support.notices
  add column subject_es text check (length(subject_es) between 1 and 200),
  add column words_es text check (length(words_es) between 1 and 10000),
  add constraint notices_spanish check ((subject_es is null) = (words_es is null));
