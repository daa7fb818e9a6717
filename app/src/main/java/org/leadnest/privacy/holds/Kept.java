package org.leadnest.privacy.holds;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Whether a whole module of the account stays. */
    public boolean module(String name) {
        return ofParts()
                .flatMap(hold -> hold.parts().stream())
                .anyMatch(part -> part.module().equals(name));
    }

    /** Areas of the storage whose files stay. */
    public Set<String> files() {
        return ofParts()
                .flatMap(hold -> hold.parts().stream())
                .flatMap(part -> part.files().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Hold> ofParts() {
        return holds.stream().filter(Hold::ofParts);
    }

    /** Leads who stay with all that is written about them, whatever becomes of the rest. */
    public Set<UUID> people() {
        return holds.stream().flatMap(hold -> Stream.ofNullable(hold.person())).collect(Collectors.toUnmodifiableSet());
    }

    /** Numbers of requests to the support that stay. */
    public Set<Long> tickets() {
        return holds.stream().flatMap(hold -> Stream.ofNullable(hold.ticket())).collect(Collectors.toUnmodifiableSet());
    }

    /** What keeps a lead in a module, the last to end first. */
    public List<Hold> over(String module, UUID person) {
        return last(
                holds.stream().filter(hold -> hold.ofParts() ? speaksOf(hold, module) : person.equals(hold.person())));
    }

    /** What keeps the whole of a module, the last to end first. */
    public List<Hold> over(String module) {
        return last(ofParts().filter(hold -> speaksOf(hold, module)));
    }

    /** What keeps anything that is written about a lead, the last to end first. */
    public List<Hold> standing(UUID person) {
        return last(holds.stream()
                .filter(hold -> hold.ofParts()
                        ? hold.parts().stream().anyMatch(HeldPart.OF_A_LEAD::contains)
                        : person.equals(hold.person())));
    }

    private static boolean speaksOf(Hold hold, String module) {
        return hold.parts().stream().anyMatch(part -> part.module().equals(module));
    }

    private static List<Hold> last(Stream<Hold> holds) {
        return holds.sorted(Comparator.comparing(Hold::until).reversed()).toList();
    }

    /** Whether the account may know of all of it on that day. */
    public boolean tellable(LocalDate day) {
        return holds.stream().allMatch(hold -> hold.tellable(day));
    }
}
