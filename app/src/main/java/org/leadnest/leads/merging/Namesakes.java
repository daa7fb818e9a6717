package org.leadnest.leads.merging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who of a stretch has the same first name and ZIP code, in the order of the stretch. Pure. */
final class Namesakes {
    private final List<Likeness.Face> faces;
    private final int most;
    private final Map<String, List<Integer>> places = new HashMap<>();

    /** @param most how many are told of for one */
    Namesakes(List<Likeness.Face> faces, int most) {
        this.faces = faces;
        this.most = most;
        for (int at = 0; at < faces.size(); at++) {
            String place = faces.get(at).place();
            if (place != null) {
                places.computeIfAbsent(place, none -> new ArrayList<>()).add(at);
            }
        }
    }

    /** The next ones of the same first name and ZIP code as that at {@code at}, from {@code from} on. */
    List<Likeness.Face> behind(int at, int from) {
        String place = faces.get(at).place();
        List<Integer> same = place == null ? List.of() : places.getOrDefault(place, List.of());
        int next = java.util.Collections.binarySearch(same, from);
        return same.stream()
                .skip(next < 0 ? -next - 1 : next)
                .limit(most)
                .map(faces::get)
                .toList();
    }
}
