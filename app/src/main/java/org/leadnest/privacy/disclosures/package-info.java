/**
 * The register of disclosures: requests under legal process, sharing that a customer consented to, and the transfer of the
 * business. Personal data is given to no one else but the subprocessors on the public list: the one door that hands out
 * data of accounts to a third party, {@code admin transfer}, works only for an entry of this register. Entries are added by
 * the operator ({@code admin disclosures}) and never changed; an account's owner sees the account's own, once the law lets
 * them be told. Table: {@code privacy.disclosures}.
 */
@NamedInterface("disclosures")
@NullMarked
package org.leadnest.privacy.disclosures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
