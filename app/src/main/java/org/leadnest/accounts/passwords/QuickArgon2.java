package org.leadnest.accounts.passwords;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * Argon2id by its reference implementation in C, which takes a third of the time of the one in Java and keeps its memory
 * outside of the heap, so that a crowd at the sign-in is not paid for by everybody with long collections. It writes and reads
 * the same text (RFC 9106 in PHC form), so that either implementation knows what the other kept.
 */
final class QuickArgon2 extends AbstractValidatingPasswordEncoder {
    private static final Logger LOG = LoggerFactory.getLogger(QuickArgon2.class);

    private final Argon2 argon;
    private final int memoryKib;
    private final int passes;
    private final int lanes;

    private QuickArgon2(Argon2 argon, int memoryKib, int passes, int lanes) {
        this.argon = argon;
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.lanes = lanes;
    }

    /** Nothing on a machine that its library was not built for. */
    static Optional<QuickArgon2> of(int saltBytes, int hashBytes, int memoryKib, int passes, int lanes) {
        try {
            Argon2 argon = Argon2Factory.create(Argon2Types.ARGON2id, saltBytes, hashBytes);
            return Optional.of(new QuickArgon2(argon, memoryKib, passes, lanes));
        } catch (LinkageError notHere) {
            LOG.warn("Argon2id in Java instead of C, which takes three times as long: {}", notHere.toString());
            return Optional.empty();
        }
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        char[] characters = password.toCharArray();
        try {
            return argon.hash(passes, memoryKib, lanes, characters, StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    @Override
    protected boolean matchesNonNull(String password, String kept) {
        char[] characters = password.toCharArray();
        try {
            return argon.verify(kept, characters, StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
