package org.leadnest.support;

import java.util.UUID;

/** An answer that operators give often. */
public record CannedAnswer(UUID id, String title, String words) {
    static final int MOST_TITLE = 100;

    /** For the one who reads it: {@code {{name}}} stands for their name. */
    String to(String name) {
        return words.replace("{{name}}", name);
    }
}
