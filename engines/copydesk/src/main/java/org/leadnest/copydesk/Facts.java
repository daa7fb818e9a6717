package org.leadnest.copydesk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.leadnest.copydesk.facts.FactReader;

/**
 * What is known about a listing: typed facts in the order in which they were given, and what was set aside and why.
 * Immutable and thread-safe.
 */
public final class Facts {
    private final List<Fact> all;
    private final Map<String, List<Fact>> byName = new LinkedHashMap<>();
    private final List<SetAside> setAside;

    private Facts(List<Fact> all, List<SetAside> setAside) {
        this.all = List.copyOf(all);
        all.forEach(fact ->
                byName.computeIfAbsent(fact.name(), name -> new ArrayList<>()).add(fact));
        byName.replaceAll((name, facts) -> List.copyOf(facts));
        this.setAside = List.copyOf(setAside);
    }

    /**
     * Reads RESO Data Dictionary 2.0 names. Values may be numbers, texts, booleans, lists or texts with commas; free
     * features and notes come as {@code features} and {@code notes}. Never fails: what cannot be used is in {@link
     * #setAside}.
     */
    public static Facts of(Map<String, ?> resoListing) {
        FactReader reader = new FactReader();
        reader.read(resoListing);
        return new Facts(reader.facts(), reader.aside());
    }

    /** A listing of which only those are known that {@code known} says. */
    public Facts only(Predicate<Fact> known) {
        return new Facts(all.stream().filter(known).toList(), setAside);
    }

    public List<Fact> all() {
        return all;
    }

    /** Values that were given and are not used. */
    public List<SetAside> setAside() {
        return setAside;
    }

    /** What was set aside and deserves a look, as findings without a range. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (SetAside aside : setAside) {
            if (aside.severity() != Severity.INFO || aside.rule().equals("facts.sentence")) {
                findings.add(aside.finding());
            }
        }
        return findings;
    }

    public Optional<Fact> first(String name) {
        return named(name).stream().findFirst();
    }

    public List<Fact> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    public Optional<BigDecimal> number(String name) {
        return first(name).filter(fact -> fact.value() instanceof BigDecimal).map(Fact::number);
    }

    /** The words of a fact, empty when it is not known. */
    public String text(String name) {
        return first(name).map(Fact::said).orElse("");
    }
}
