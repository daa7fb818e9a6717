package org.leadnest.accounts;

/** A user's place in an account, as it is now: who acts, for which account, as which person. */
public record Seat(Actor actor, Account account, User user) {}
