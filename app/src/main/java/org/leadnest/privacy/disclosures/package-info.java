/**
 * The register of disclosures: requests under legal process, sharing that a customer consented to, and the transfer of the
 * business. Personal data is given to no one else but the subprocessors on the public list: the one door that hands out
 * data of accounts to a third party, {@code admin transfer}, works only for an entry of this register. Entries are added by
 * the operator ({@code admin disclosures}) and by an owner's yes to an offer, or its withdrawal, and never changed but when their
 * account is erased; an account's owner sees the account's own, once the law lets them be told. Owners get a letter about an
 * offer. Tables: {@code privacy.disclosures}, {@code privacy.untold_offers}, of the operator; {@code privacy.sharing_offers}.
 */
@NamedInterface("disclosures")
@NullMarked
package org.leadnest.privacy.disclosures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
