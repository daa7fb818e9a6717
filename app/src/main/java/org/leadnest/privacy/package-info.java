/**
 * Policies in force, who accepted them, the map of personal data, and what people ask about theirs: {@link
 * org.leadnest.privacy.DataRequests}, which copies and erases through every module's {@link
 * org.leadnest.privacy.PersonRecords}. {@code cookies} holds what visitors decide about cookies, {@code news} tells of policies
 * that changed, {@code closing} closes accounts and erases them, {@code
 * exporting} makes copies to take along, {@code retention} removes what is over its time, {@code
 * holds} keeps what a law or a fraud wants kept.
 *
 * <p>Invariants: opening an account records the acceptance of the versions in force in the same transaction; a version that
 * was accepted is never changed or removed. Tables: {@code privacy.policy_versions}, {@code privacy.acceptances}, {@code privacy.policy_news} (of
 * people, hence no tenant tables), {@code privacy.requests}, {@code privacy.restrictions}, {@code privacy.lifted_restrictions}, {@code privacy.age_refusals},
 * {@code privacy.failed_turns} (which job failed for whose number). Events in: {@link
 * org.leadnest.accounts.AccountOpened}, {@link org.leadnest.accounts.MemberJoined}, {@link org.leadnest.accounts.MemberLeaving}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "accounts::audit", "accounts::profile"})
@NullMarked
package org.leadnest.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
