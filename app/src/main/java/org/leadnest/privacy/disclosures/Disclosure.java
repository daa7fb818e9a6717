package org.leadnest.privacy.disclosures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the register.
 *
 * @param account whose data it is about; null where it is about no single one
 * @param basis the law, order or agreement, with its number
 * @param what which data was asked for or given
 * @param consent who agreed to the sharing, and when; null unless it is one
 * @param silentUntil until when the law forbids to tell the customer; null where it does not
 */
record Disclosure(
        UUID id,
        @Nullable UUID account,
        Kind kind,
        String recipient,
        String basis,
        String what,
        Decision decision,
        String reason,
        @Nullable Agreed consent,
        LocalDate decidedOn,
        @Nullable LocalDate silentUntil) {
    static final int MOST = 2_000;

    Disclosure {
        said("--recipient", recipient);
        said("--basis", basis);
        said("--what", what);
        said("--reason", reason);
        if (kind == Kind.CONSENTED_SHARING && (consent == null || account == null)) {
            throw new IllegalArgumentException("sharing needs the account and its owner's consent");
        }
        if (silentUntil != null && kind != Kind.LEGAL_REQUEST) {
            throw new IllegalArgumentException("only a legal request can forbid to tell: expected no --silent-until");
        }
    }

    enum Kind {
        LEGAL_REQUEST("Request under legal process"),
        CONSENTED_SHARING("Sharing with your consent"),
        BUSINESS_TRANSFER("Transfer of the business");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    enum Decision {
        GIVEN("Given"),
        NARROWED("Given in part"),
        REFUSED("Refused"),
        WITHDRAWN("Consent taken back");

        private final String label;

        Decision(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** @param by the number of a user, so that no name outlives them; null once their account is erased */
    record Agreed(@Nullable UUID by, Instant at) {}

    private static void said(String option, String text) {
        if (text.isBlank() || text.length() > MOST) {
            throw new IllegalArgumentException(option + ": expected 1 to 2,000 characters");
        }
    }
}
