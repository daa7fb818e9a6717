package org.leadnest.listings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.Photo;

/** The words by which altered pictures are told (California B&amp;P 10140.8). */
public final class Disclosure {
    private static final Map<Alteration, String> WORDS = Map.of(
            Alteration.SKY, "sky",
            Alteration.GRASS, "lawn",
            Alteration.DECLUTTERED, "things removed",
            Alteration.STAGED, "virtually staged",
            Alteration.DUSK, "day shown as dusk");

    private Disclosure() {}

    /** What stands by a picture. */
    public static String statement(List<Alteration> altered) {
        return "Digitally altered: "
                + String.join(" ", altered.stream().map(Alteration::statement).toList());
    }

    /**
     * What is put before the public remarks; nothing when no photo shows the property other than it is.
     *
     * @param address where each stands beside its original
     */
    public static Optional<String> remarks(List<Photo> photos, String address) {
        List<String> numbers = new ArrayList<>();
        Set<String> words = new LinkedHashSet<>();
        int number = 0;
        for (Photo photo : photos) {
            if (photo.shown()) {
                number++;
                List<Alteration> altered =
                        photo.altered().stream().filter(Alteration::property).toList();
                if (!altered.isEmpty()) {
                    numbers.add(Integer.toString(number));
                    altered.forEach(one -> words.add(WORDS.getOrDefault(one, one.mediaAlteration())));
                }
            }
        }
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of("%s %s digitally altered (%s). Originals: %s"
                        .formatted(
                                numbers.size() == 1 ? "Photo" : "Photos",
                                String.join(", ", numbers) + (numbers.size() == 1 ? " is" : " are"),
                                String.join(", ", words),
                                address));
    }

    /**
     * Where on the property's page a photo stands beside its unaltered original. A photo that was only made unrecognisable
     * in parts, for somebody's privacy, has no such place: there is its own.
     *
     * @param place of the photo among those shown, from 1
     */
    public static String anchor(List<Alteration> altered, int place) {
        boolean paired = altered.stream().anyMatch(one -> one != Alteration.VEILED);
        return (paired ? "#original-" : "#photo-") + place;
    }
}
