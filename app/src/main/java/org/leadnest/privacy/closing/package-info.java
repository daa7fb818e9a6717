/**
 * Closing an account. An owner asks for it by the company's name and a second yes, with a fresh proof of who they are; from that moment nothing is sent or
 * charged and the account is read-only, for 14 days in which any owner can undo it. Then nobody can enter, and {@link
 * org.leadnest.privacy.closing.CloseAccounts} erases module by module what {@link org.leadnest.privacy.PersonalData} names.
 * What a law wants kept stays in its minimal form until its day; the rest is gone long before the 90 days of the privacy
 * policy are over, and a certificate says so.
 *
 * <p>Tables: {@code privacy.closings}, {@code privacy.erased_rows}, {@code privacy.kept_records}: of the operator, hence no
 * tenant tables; no person stands in them once the account is erased. One user's erasure asks every {@link
 * org.leadnest.privacy.UserRecords}.
 */
@NamedInterface("closing")
@NullMarked
package org.leadnest.privacy.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
