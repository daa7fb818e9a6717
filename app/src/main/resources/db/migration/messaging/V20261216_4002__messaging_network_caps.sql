-- How many segments a day a network takes from all texts of a 10DLC brand, by the brand's tier; the day is the network's own.
create table messaging.network_caps (
  network text not null,
  tier text not null,
  most int not null check (most > 0),
  zone text not null,
  source text not null,
  effective_from date not null,
  effective_until date,
  primary key (network, tier, effective_from)
);
insert into messaging.network_caps (network, tier, most, zone, source, effective_from)
select 'T-Mobile', tier, most, 'America/Los_Angeles',
       'T-Mobile A2P 10DLC brand tiers, as in twilio.com/docs, "Message throughput (MPS) and Trust Scores"', '2021-10-01'
  from (values ('LOW', 2000), ('LOW_MID', 10000), ('HIGH_MID', 40000), ('TOP', 200000)) as rule (tier, most);

-- What a sender has used of it, on which day.
alter table messaging.turns add column day date;
alter table messaging.turns add column segments int not null default 0;
