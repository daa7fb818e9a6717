package org.leadnest.photos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadnest.retouch.Look;

/** Words for a picture from what its file's name and its colours tell; an agent confirms them before anybody reads them. */
final class SceneWords {
    private SceneWords() {}

    /**
     * What the picture seems to show.
     *
     * @param named the room that the file's name tells
     */
    static Photo.Suggested of(
            @Nullable Room named, Look look, @Nullable List<Part> faces, @Nullable List<Part> plates) {
        Room room = named == null && look.sky() ? Room.FRONT : named;
        return new Photo.Suggested(room, alt(room, look), faces, plates);
    }

    private static String alt(@Nullable Room room, Look look) {
        List<String> words = new ArrayList<>();
        boolean inside = room != null && !room.outside() && room != Room.OTHER;
        if (room == null || room == Room.OTHER) {
            words.add(look.outside() ? "The outside of the home" : "A part of the home");
        } else {
            words.add(
                    switch (room) {
                        case FRONT -> "The front of the home";
                        case BACK -> "The back of the home";
                        case VIEW -> "The view from the home";
                        default ->
                            (look.light().equals("bright") && inside ? "Bright " : "")
                                    + room.label().toLowerCase(Locale.ROOT);
                    });
        }
        if (look.sky()) {
            words.add("under an open sky");
        }
        if (inside && !look.colour().isEmpty()) {
            words.add("in mostly " + look.colour() + " colours");
        }
        String text = String.join(" ", words);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
