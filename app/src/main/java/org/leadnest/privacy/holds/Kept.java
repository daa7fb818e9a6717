package org.leadnest.privacy.holds;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the holds of one account keep now.
 *
 * @param tables whose rows of the account stay
 */
public record Kept(List<Hold> holds, Set<String> tables) {
    public static final Kept NOTHING = new Kept(List.of(), Set.of());

    public boolean nothing() {
        return holds.isEmpty();
    }

    public boolean module(String name) {
        return holds.stream()
                .flatMap(hold -> hold.parts().stream())
                .anyMatch(part -> part.module().equals(name));
    }

    /** Areas of the storage whose files stay. */
    public Set<String> files() {
        return holds.stream()
                .flatMap(hold -> hold.parts().stream())
                .flatMap(part -> part.files().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the account may know of all of it on that day. */
    public boolean tellable(LocalDate day) {
        return holds.stream().allMatch(hold -> hold.tellable(day));
    }
}
