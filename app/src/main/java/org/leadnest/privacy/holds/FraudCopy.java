package org.leadnest.privacy.holds;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of a fraud as one word of a line in the journal of erasures: JSON in base64, with hashes in place of addresses. The
 * journal is never shortened, so that neither what it was nor who recorded it stands there.
 */
record FraudCopy(UUID id, String law, List<String> keys, String until, String at) {
    private static final JsonMapper JSON = new JsonMapper();

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }

    static FraudCopy read(String text) {
        return JSON.readValue(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8), FraudCopy.class);
    }
}
