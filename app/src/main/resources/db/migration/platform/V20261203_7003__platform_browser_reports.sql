-- What browsers refused to load on our pages (reports of the content security policy), counted by day. No address, no user,
-- no query, no token.
create table platform.browser_reports (
  day date not null,
  directive text not null check (length(directive) between 1 and 40),
  blocked text not null check (length(blocked) between 1 and 200),
  page text not null check (length(page) between 1 and 60),
  seen bigint not null check (seen > 0),
  primary key (day, directive, blocked, page)
);
