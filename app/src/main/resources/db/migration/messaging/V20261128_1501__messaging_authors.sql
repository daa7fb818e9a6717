create index messages_authors on messaging.messages (account_id, sent_at) where author_id is not null;
