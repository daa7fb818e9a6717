package org.leadnest.followups.drafts;

import java.util.List;
import java.util.Map;

/**
 * The page {@code /app/settings/voice}.
 *
 * @param kept whether there is one; without, drafts are written in the usual way
 * @param example a draft in this voice
 * @param letters of one's own, to learn from
 */
public record VoicePage(
        boolean kept,
        String greeting,
        String signOff,
        String saludo,
        String despedida,
        String length,
        String warmth,
        boolean exclaims,
        boolean contracts,
        Map<String, String> lengths,
        Map<String, String> warmths,
        String example,
        List<Letter> letters,
        String pasted,
        Map<String, String> errors) {

    public record Letter(String id, String text) {}
}
