package org.leadnest.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leadnest.kernel.EmailAddress;

/**
 * What a module keeps about one person who is no user: a lead. Each module with such rows has one bean of it. All verbs run
 * for the account of the running code, in the caller's transaction.
 */
public interface PersonRecords {
    /** The module's name. */
    String module();

    /** Lower ones are erased first: whoever needs another's rows to find its own comes before it. */
    int order();

    /** What is kept, in lines that give nothing away: addresses are masked. Empty for somebody unknown. */
    List<Line> summary(UUID person);

    record Line(String what, String value) {}

    /** Everything, table by table, as JSON texts. */
    Map<String, String> copy(UUID person);

    /** Removes all of it but what the law wants kept: proofs of consent, and hashes of suppressed addresses. */
    void erase(UUID person);

    /** Who has this very e-mail address or phone number. */
    default List<Found> find(String address) {
        return List.of();
    }

    record Found(UUID person, String name) {}

    /** Ends what is under way with a person whose data is not used any more; {@link Restrictions} keeps that it is so. */
    default void restrict(UUID person) {}

    /** Blocks the person's addresses: nobody of the account writes to them again. */
    default void suppress(UUID person) {}

    /** Keys of files in the storage that are theirs. */
    default Set<String> fileKeys(UUID person) {
        return Set.of();
    }

    /** Whom they were merged into, as long as that was not undone; empty for everybody else. */
    default Optional<UUID> keptAs(UUID person) {
        return Optional.empty();
    }

    /** Those who were merged into them, also by way of others. */
    default Set<UUID> merged(UUID person) {
        return Set.of();
    }

    /** Where a letter reaches them. */
    default Optional<Reach> reach(UUID person) {
        return Optional.empty();
    }

    record Reach(String name, EmailAddress address) {}

    /** The path of their own page, for whoever reads mail at the address. */
    default Optional<String> page(UUID person, EmailAddress address) {
        return Optional.empty();
    }

    /** Their name, for the people of the account. */
    default Optional<String> name(UUID person) {
        return Optional.empty();
    }
}
