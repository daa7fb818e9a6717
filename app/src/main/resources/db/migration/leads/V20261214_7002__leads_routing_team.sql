-- A rule may name a team: whoever is in it at that moment. No foreign key: a rule whose team is gone says that it fell through.
-- leads.routing_agents then keeps whose turn it is, and weights of their own.
alter table leads.routing_rules add column team_id uuid;
