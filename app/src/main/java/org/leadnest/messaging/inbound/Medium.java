package org.leadnest.messaging.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of a text, at the carrier.
 *
 * @param address where the carrier says that it lies
 * @param type its media type, as the carrier says it; or empty
 */
record Medium(String address, String type) {
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/jpg", ".jpg"),
            Map.entry("image/png", ".png"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/webp", ".webp"),
            Map.entry("image/heic", ".heic"),
            Map.entry("video/mp4", ".mp4"),
            Map.entry("video/3gpp", ".3gp"),
            Map.entry("video/quicktime", ".mov"),
            Map.entry("audio/mpeg", ".mp3"),
            Map.entry("audio/amr", ".amr"),
            Map.entry("audio/ogg", ".ogg"),
            Map.entry("text/vcard", ".vcf"),
            Map.entry("text/x-vcard", ".vcf"),
            Map.entry("text/plain", ".txt"),
            Map.entry("application/pdf", ".pdf"));

    /** Carriers give files no names; {@code number} counts those of one text from one. */
    String name(int number) {
        return kind() + "-" + number + ENDINGS.getOrDefault(plain(), "");
    }

    /** What stands for the words of a text that has none; empty without files. */
    static String words(List<Medium> media) {
        Set<String> kinds = media.stream().map(Medium::kind).collect(Collectors.toSet());
        String kind = kinds.size() == 1 ? kinds.iterator().next() : "file";
        return switch (media.size()) {
            case 0 -> "";
            case 1 -> "[" + kind + "]";
            default -> "[" + media.size() + " " + kind + "s]";
        };
    }

    private String kind() {
        String family = plain().replaceFirst("/.*", "");
        return switch (family) {
            case "image" -> "picture";
            case "video" -> "video";
            case "audio" -> "recording";
            default -> "file";
        };
    }

    private String plain() {
        return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
