/**
 * Teams inside an account: people who work together under a leader. A team gives no permission; lists of leads know it as an
 * owner, routing rules as agents. Whoever leaves the account leaves its teams, by foreign keys. Tables: {@code accounts.teams}, {@code
 * accounts.team_members}.
 */
@NamedInterface("teams")
@NullMarked
package org.leadnest.accounts.teams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
