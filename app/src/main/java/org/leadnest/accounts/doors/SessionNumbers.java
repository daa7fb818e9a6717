package org.leadnest.accounts.doors;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.session.SessionIdGenerator;
import org.springframework.stereotype.Component;

/** Ids of sessions: 216 random bits (ASVS 5.0 7.2.3 asks for 128), written in the 36 characters that their column holds. */
@Component
class SessionNumbers implements SessionIdGenerator {
    private static final int BYTES = 27;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
