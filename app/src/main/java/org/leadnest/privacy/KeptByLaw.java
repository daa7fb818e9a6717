package org.leadnest.privacy;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.holds.Hold;
import org.leadnest.privacy.holds.Holds;
import org.leadnest.privacy.holds.Kept;
import org.springframework.stereotype.Service;

/**
 * Asked by whatever removes something at a user's wish: whether a legal hold keeps it, and what the user may be told of it. All
 * verbs but the last are about the account of the running code; modules are named as their packages are.
 */
@Service
public class KeptByLaw {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    /** Of a hold that a law forbids to tell of. */
    private static final String UNTOLD = "It cannot be removed at the moment.";

    private final Holds holds;
    private final InstantSource clock;

    KeptByLaw(Holds holds, InstantSource clock) {
        this.holds = holds;
        this.clock = clock;
    }

    /** Why nothing of the module may be removed now, as a sentence for the user; empty where it may. */
    public Optional<String> of(String module) {
        return words(kept().over(module));
    }

    /** Why what the module keeps about the lead may not be removed now; empty where it may. */
    public Optional<String> of(String module, UUID person) {
        return words(kept().over(module, person));
    }

    /** Refuses, with the words for the user, where a hold keeps the module: thrown so that no caller passes over it. */
    public void require(String module) {
        refuse(of(module));
    }

    /** The same for what the module keeps about the lead. */
    public void require(String module, UUID person) {
        refuse(of(module, person));
    }

    /** The same for a module of an account that need not be that of the running code. */
    public void require(AccountId account, String module) {
        refuse(words(holds.kept(account).over(module)));
    }

    private static void refuse(Optional<String> words) {
        words.ifPresent(kept -> {
            throw Refused.conflict(kept);
        });
    }

    /** Those of the people whose rows in the module may not be removed now. */
    public Set<UUID> among(String module, Collection<UUID> people) {
        Kept kept = kept();
        return people.stream()
                .filter(person -> !kept.over(module, person).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<String> words(List<Hold> standing) {
        return standing.isEmpty()
                ? Optional.empty()
                : Optional.of(last(standing)
                        .map(hold -> "A legal hold keeps it until " + DAY.format(hold.until()) + " at the latest ("
                                + hold.law() + "). Owners see it under Settings, Disclosures.")
                        .orElse(UNTOLD));
    }

    /** Of the holds that may be told of, the last to end. */
    private Optional<Hold> last(List<Hold> standing) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return standing.stream().filter(hold -> hold.tellable(today)).findFirst();
    }

    /** What a person whose erasure waits is told: the law and the day, where they may be told; empty for everybody else. */
    public Optional<String> waiting(UUID person) {
        if (!holds.awaits(person)) {
            return Optional.empty();
        }
        String unused = " It is not used any more, nobody writes to you, and it is erased ";
        return Optional.of(last(kept().standing(person))
                .map(hold -> "You asked to be erased. What is kept about you must be kept under " + hold.law()
                        + " until " + DAY.format(hold.until()) + " at the latest." + unused + "then.")
                .orElse("You asked to be erased. That is not complete yet." + unused + "by itself."));
    }

    /** What the account notes as its answer to such a person. */
    Optional<String> answer(UUID person) {
        return holds.awaits(person)
                ? Optional.of(last(kept().standing(person))
                        .map(hold -> "Kept under " + hold.law() + " until " + DAY.format(hold.until())
                                + " at the latest, not used, and erased then")
                        .orElse("Not used any more; the erasure is completed by itself"))
                : Optional.empty();
    }

    /**
     * Keeps one request to the support, whatever becomes of whoever wrote it.
     *
     * @param until the last day of it
     * @throws IllegalArgumentException with what was expected, for words that do not fit and a day that is over
     */
    public void keepTicket(AccountId account, long ticket, String reason, String law, LocalDate until, Actor operator) {
        holds.setOverTicket(account, ticket, reason, law, until, operator);
    }

    /** Until when a request to the support is kept, the last day of all holds over it. */
    public Optional<LocalDate> ticket(AccountId account, long ticket) {
        Kept kept = holds.kept(account);
        return kept.holds().stream()
                .filter(hold -> hold.ticket() == null ? kept.over("support").contains(hold) : hold.ticket() == ticket)
                .map(Hold::until)
                .max(LocalDate::compareTo);
    }

    private Kept kept() {
        return holds.kept(Tenancy.required());
    }
}
