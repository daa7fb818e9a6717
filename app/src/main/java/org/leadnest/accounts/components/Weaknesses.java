package org.leadnest.accounts.components;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadnest.accounts.Operators;
import org.leadnest.accounts.User;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.kernel.EmailAddress;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over known weaknesses. */
@Service
class Weaknesses {
    private final WeaknessStore store;
    private final Operators operators;
    private final Letters letters;
    private final InstantSource clock;

    Weaknesses(WeaknessStore store, Operators operators, Letters letters, InstantSource clock) {
        this.store = store;
        this.operators = operators;
        this.letters = letters;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<WeaknessStore.Check> check() {
        return store.check();
    }

    /** The one whose deadline is next in front. */
    @Transactional(readOnly = true)
    List<Weakness> all() {
        return store.all().stream()
                .sorted(Comparator.comparing(Weakness::deadline).thenComparing(Weakness::id))
                .toList();
    }

    @Transactional
    void failed(String why) {
        store.failed(clock.instant(), why);
        mailLate();
    }

    /** Takes the whole answer over, and tells the operators of what became late, once. */
    @Transactional
    void answered(int components, List<Weakness> known) {
        store.answered(clock.instant(), components);
        store.replace(known);
        mailLate();
    }

    private void mailLate() {
        Instant now = clock.instant();
        List<Weakness> late =
                store.unmailed().stream().filter(one -> one.late(now)).toList();
        if (late.isEmpty()) {
            return;
        }
        List<String> lines = late.stream()
                .map(one -> one.id() + ": " + one.component())
                .sorted()
                .toList();
        people().forEach(address -> letters.componentsLate(address, lines));
        late.forEach(one -> store.mailed(one, now));
    }

    private List<EmailAddress> people() {
        return Stream.concat(operators.people().stream().map(User::email), store.operators().stream())
                .distinct()
                .toList();
    }
}
