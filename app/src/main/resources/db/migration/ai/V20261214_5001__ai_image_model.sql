-- Who changes pictures at the account's own service, when somebody asks for it; null: nobody.
alter table ai.access add column image_model text check (length(image_model) between 1 and 120);
