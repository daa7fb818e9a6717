package org.leadnest.privacy.disclosures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Sharing of an account's data that its owner is asked to agree to, and that does not happen without their yes.
 *
 * @param basis the agreement under which the recipient gets it
 * @param what which data
 * @param reason why it is offered
 * @param openUntil the last day of it, in UTC; afterwards nobody can agree any more
 */
public record SharingOffer(
        UUID id, String recipient, String basis, String what, String reason, Instant offeredAt, LocalDate openUntil) {
    static final int DAYS = 30;
}
