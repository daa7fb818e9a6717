package org.leadnest.ai;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;

/**
 * Whether a model's message may be shown: no number, digit or word, that was not in what it got; no claim about the home
 * that the facts do not carry; no phrase that fair housing forbids; no contacts and no markup.
 */
final class Claims {
    private static final int MOST_PARTS = 10;
    private static final int LONGEST = 900;
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Map<String, String> NUMBER_WORDS = Map.ofEntries(
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("dos", "2"),
            Map.entry("tres", "3"),
            Map.entry("cuatro", "4"),
            Map.entry("cinco", "5"),
            Map.entry("seis", "6"),
            Map.entry("siete", "7"),
            Map.entry("ocho", "8"),
            Map.entry("nueve", "9"),
            Map.entry("diez", "10"));

    private final Set<String> numbers = new HashSet<>();
    private final Set<String> days;
    private final Facts facts;
    private final CheckOptions options;
    private final Errand errand;
    private final String source;

    /** @param sent all that the model got */
    Claims(Errand errand, Material material, String source, String sent) {
        this.errand = errand;
        this.source = source;
        this.facts = Facts.of(material.home());
        Language language = material.language().equals("es") ? Language.ES : Language.EN;
        this.options = new CheckOptions(0, Outlet.EMAIL, language, "", List.of());
        this.numbers.addAll(numbers(sent));
        this.days = days(sent);
    }

    Optional<String> fault(List<String> parts) {
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            return Optional.of("expected 1 to " + MOST_PARTS + " parts");
        }
        String whole = String.join("\n", parts);
        if (parts.stream().anyMatch(part -> part.isBlank() || part.length() > LONGEST)
                || whole.chars().anyMatch(c -> c == '<' || c == '>' || (c < ' ' && c != '\n'))) {
            return Optional.of("expected plain text");
        }
        return errand == Errand.TRANSLATION ? unfaithful(whole) : unsupported(whole);
    }

    private Optional<String> unfaithful(String whole) {
        boolean same =
                numbers(whole).equals(numbers(source)) && Veil.tokens(whole).equals(Veil.tokens(source));
        return same ? Optional.empty() : Optional.of("its numbers or hidden words are not those of the text");
    }

    private Optional<String> unsupported(String whole) {
        if (!Redaction.of(whole).equals(whole)) {
            return Optional.of("it holds contacts or links");
        }
        Set<String> said = numbers(whole);
        said.removeAll(numbers);
        if (!said.isEmpty()) {
            return Optional.of("no fact has the number " + said.iterator().next());
        }
        Set<String> named = days(whole);
        named.removeAll(days);
        if (!named.isEmpty()) {
            return Optional.of("nothing says " + named.iterator().next());
        }
        return Copydesk.check(Veil.without(whole), facts, options).stream()
                .filter(Claims::spoils)
                .map(Finding::reason)
                .findFirst();
    }

    private static boolean spoils(Finding finding) {
        return finding.rule().startsWith("claim.") || finding.rule().startsWith("fair-housing.") && finding.blocks();
    }

    /** As digits, without separators; a number word above one is a number. */
    static Set<String> numbers(String text) {
        String plain = Veil.without(text);
        Set<String> found = new HashSet<>();
        Matcher digits = NUMBER.matcher(plain);
        while (digits.find()) {
            found.add(digits.group().replace(",", "").replaceAll("\\.0+$", ""));
        }
        Matcher words = WORD.matcher(plain.toLowerCase(Locale.ROOT));
        while (words.find()) {
            Optional.ofNullable(NUMBER_WORDS.get(words.group())).ifPresent(found::add);
        }
        return found;
    }

    private static final Pattern DAY = Pattern.compile("(?iu)\\b(mon|tues|wednes|thurs|fri|satur|sun)day\\b"
            + "|\\b(lunes|martes|miércoles|jueves|viernes|sábado|domingo)\\b");

    private static Set<String> days(String text) {
        Set<String> found = new HashSet<>();
        DAY.matcher(text).results().forEach(day -> found.add(day.group().toLowerCase(Locale.ROOT)));
        return found;
    }
}
