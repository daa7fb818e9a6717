-- What an inquiry says of a home comes back as it was said: street and number, and the number of the MLS, had stood in the one line
-- for people only. What is there is taken apart as far as city, state and ZIP code say where the street ends.
alter table leads.inquiries add column address text, add column mls_number text;
alter table leads.inquiries no force row level security;
update leads.inquiries i
   set mls_number = substring(i.property from '(?:^|, )MLS (\S.*)$'),
       address = nullif(regexp_replace(
         case when c.suffix <> '' and right(b.base, length(c.suffix)) = c.suffix
              then left(b.base, length(b.base) - length(c.suffix)) else b.base end, '[, ]+$', ''), '')
  from leads.inquiries o,
       lateral (select regexp_replace(o.property, '(^|, )MLS \S.*$', '') as base) b,
       lateral (select concat_ws(' ', nullif(concat_ws(', ', nullif(o.city, ''), nullif(o.state, '')), ''),
                  nullif(o.postal_code, '')) as suffix) c
 where o.account_id = i.account_id and o.id = i.id and i.property is not null;
alter table leads.inquiries force row level security;
