package org.leadnest.leads.forms;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;

/**
 * What stands behind {@code /f/}: the account and the form in 43 characters, so that a public page finds its account
 * without a table that is read across accounts. Neither is a secret.
 */
record FormAddress(AccountId account, UUID form) {
    private static final int BYTES = 32;

    String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .putLong(form.getMostSignificantBits())
                .putLong(form.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Optional<FormAddress> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() != BYTES
                    ? Optional.empty()
                    : Optional.of(new FormAddress(
                            new AccountId(new UUID(bytes.getLong(), bytes.getLong())),
                            new UUID(bytes.getLong(), bytes.getLong())));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
