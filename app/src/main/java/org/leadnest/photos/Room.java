package org.leadnest.photos;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a photo shows, in the order in which buyers like to walk through: the order that is suggested. */
public enum Room {
    FRONT("Front", "Front of Structure", true, "front", "facade", "exterior", "curb", "frontal"),
    LIVING("Living room", "Living Room", false, "living", "lounge", "family", "great"),
    KITCHEN("Kitchen", "Kitchen", false, "kitchen"),
    DINING("Dining room", "Dining Room", false, "dining", "breakfast"),
    BEDROOM("Bedroom", "Bedroom", false, "bedroom", "master", "primary", "guest"),
    BATHROOM("Bathroom", "Bathroom", false, "bath", "bathroom", "shower", "powder"),
    OFFICE("Office", "Office", false, "office", "study", "den"),
    LAUNDRY("Laundry", "Laundry", false, "laundry", "mud"),
    GARAGE("Garage", "Garage", false, "garage"),
    BACK("Back", "Back of Structure", true, "back", "rear"),
    YARD("Yard", "Yard", true, "yard", "backyard", "garden", "patio", "deck", "porch"),
    POOL("Pool", "Pool", true, "pool"),
    VIEW("View", "View", true, "view", "aerial", "drone"),
    OTHER("Other", "Other", false);

    /** What every listing should show. */
    public static final List<Room> COVERAGE = List.of(FRONT, LIVING, KITCHEN, BATHROOM, BACK);

    private final String label;
    private final String imageOf;
    private final boolean outside;
    private final List<String> words;

    Room(String label, String imageOf, boolean outside, String... words) {
        this.label = label;
        this.imageOf = imageOf;
        this.outside = outside;
        this.words = List.of(words);
    }

    public String label() {
        return label;
    }

    /** The RESO Data Dictionary's word for it, {@code ImageOf}. */
    public String imageOf() {
        return imageOf;
    }

    public boolean outside() {
        return outside;
    }

    public static Optional<Room> of(String word) {
        for (Room room : values()) {
            if (room.name().equalsIgnoreCase(word.strip()) || room.imageOf.equalsIgnoreCase(word.strip())) {
                return Optional.of(room);
            }
        }
        return Optional.empty();
    }

    /** What a file's name says, word by word; the last word counts: {@code front-yard.jpg} is the yard. */
    static Optional<Room> ofFileName(String name) {
        Optional<Room> found = Optional.empty();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            for (Room room : values()) {
                if (room.words.contains(word)) {
                    found = Optional.of(room);
                }
            }
        }
        return found;
    }
}
