-- Days that are no business days. FIXED: that day of the month; NTH: the nth such weekday of the month; LAST: its last. A day
-- that falls on a weekend is kept on the Friday before or the Monday after it (5 USC 6103(b)(1); Executive Order 11582).
create table messaging.holidays (
  jurisdiction text not null,
  name text not null,
  kind text not null check (kind in ('FIXED', 'NTH', 'LAST')),
  month int not null check (month between 1 and 12),
  day int check (day between 1 and 31),
  weekday int check (weekday between 1 and 7),
  nth int check (nth between 1 and 4),
  source text not null,
  effective_from date not null,
  effective_until date,
  primary key (jurisdiction, name, effective_from),
  check ((kind = 'FIXED') = (day is not null)),
  check ((kind = 'FIXED') = (weekday is null)),
  check ((kind = 'NTH') = (nth is not null))
);

insert into messaging.holidays (jurisdiction, name, kind, month, day, weekday, nth, source, effective_from) values
  ('US', 'New Year''s Day',                        'FIXED',  1,    1, null, null, '5 USC 6103(a)',                    '1971-01-01'),
  ('US', 'Birthday of Martin Luther King, Jr.',    'NTH',    1, null,    1,    3, '5 USC 6103(a), Pub. L. 98-144',    '1986-01-01'),
  ('US', 'Washington''s Birthday',                 'NTH',    2, null,    1,    3, '5 USC 6103(a), Pub. L. 90-363',    '1971-01-01'),
  ('US', 'Memorial Day',                           'LAST',   5, null,    1, null, '5 USC 6103(a), Pub. L. 90-363',    '1971-01-01'),
  ('US', 'Juneteenth National Independence Day',   'FIXED',  6,   19, null, null, '5 USC 6103(a), Pub. L. 117-17',    '2021-06-17'),
  ('US', 'Independence Day',                       'FIXED',  7,    4, null, null, '5 USC 6103(a)',                    '1971-01-01'),
  ('US', 'Labor Day',                              'NTH',    9, null,    1,    1, '5 USC 6103(a)',                    '1971-01-01'),
  ('US', 'Columbus Day',                           'NTH',   10, null,    1,    2, '5 USC 6103(a), Pub. L. 90-363',    '1971-01-01'),
  ('US', 'Veterans Day',                           'FIXED', 11,   11, null, null, '5 USC 6103(a), Pub. L. 94-97',     '1978-01-01'),
  ('US', 'Thanksgiving Day',                       'NTH',   11, null,    4,    4, '5 USC 6103(a)',                    '1971-01-01'),
  ('US', 'Christmas Day',                          'FIXED', 12,   25, null, null, '5 USC 6103(a)',                    '1971-01-01');

alter table messaging.settings add column holidays_off boolean not null default true;
