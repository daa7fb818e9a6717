/**
 * Who may come in and what they may do: accounts (tenants), users, memberships with a role, permissions, sign-up, sign-in,
 * API keys.
 *
 * <p>Invariants: a request has at most one {@link org.leadnest.accounts.Actor}; what a role may do stands in one table,
 * {@link org.leadnest.accounts.Role}; every handler names the {@link org.leadnest.accounts.Permission} that it needs with
 * {@link org.leadnest.accounts.Requires}, or is open by an explicit {@link org.leadnest.accounts.Open}. Tables: {@code
 * accounts.*}. Events out: {@link org.leadnest.accounts.AccountOpened}, {@link org.leadnest.accounts.MemberJoined}, {@link
 * org.leadnest.accounts.MemberLeaving}. Turned round, for billing: {@link org.leadnest.accounts.SeatLimit}. {@code team} holds
 * invitations, roles and leaving; {@code audit} the log that any module writes into. The tables are told in {@code
 * docs/topics/accounts.md}. The photo engine reads the picture of a profile.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "retouch"})
@NullMarked
package org.leadnest.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
