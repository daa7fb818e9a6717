package org.leadnest.listings;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.RemarksCaps;
import org.leadnest.copydesk.Tone;
import org.leadnest.kernel.FieldErrors;

/**
 * What somebody wants written, as the API, the form and the command line give it: {@code outlet} (MLS), {@code tone}
 * (classic), {@code language} (en), {@code limit} (the outlet's), {@code seed} (1); in brackets what holds when absent.
 */
record BriefInput(Brief brief, FieldErrors errors) {
    private static final Set<String> NAMES = Set.of("outlet", "tone", "language", "limit", "seed");
    private static final long MOST_CHARACTERS = 20_000;

    static BriefInput of(Map<String, ? extends @Nullable Object> given) {
        return of(given, RemarksCaps.UNKNOWN);
    }

    /** @param remarksCap what holds as the limit of remarks when absent */
    static BriefInput of(Map<String, ? extends @Nullable Object> given, int remarksCap) {
        FieldErrors errors = new FieldErrors();
        given.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> errors.add(
                        name, "unknown field " + name + "; expected outlet, tone, language, limit and seed"));
        Outlet outlet = word(given, "outlet", Outlet.MLS, Outlet::parse, errors);
        Tone tone = word(given, "tone", Tone.CLASSIC, Tone::parse, errors);
        Language language = word(given, "language", Language.EN, Language::parse, errors);
        long limit = whole(given, "limit", outlet == Outlet.MLS ? remarksCap : outlet.defaultLimit(), errors);
        errors.expect(limit >= 1 && limit <= MOST_CHARACTERS, "limit", "expected 1 to " + MOST_CHARACTERS);
        long seed = whole(given, "seed", 1, errors);
        int characters = (int) Math.clamp(limit, 1, MOST_CHARACTERS);
        return new BriefInput(new Brief(outlet, tone, language, characters, seed), errors);
    }

    private static <T> T word(
            Map<String, ? extends @Nullable Object> given,
            String name,
            T otherwise,
            Function<String, T> parse,
            FieldErrors errors) {
        Object value = given.get(name);
        if (value == null || value.toString().isBlank()) {
            return otherwise;
        }
        try {
            return parse.apply(value.toString());
        } catch (IllegalArgumentException unknown) {
            errors.add(name, String.valueOf(unknown.getMessage()));
            return otherwise;
        }
    }

    private static long whole(
            Map<String, ? extends @Nullable Object> given, String name, long otherwise, FieldErrors errors) {
        Object value = given.get(name);
        if (value == null || value.toString().isBlank()) {
            return otherwise;
        }
        String text = value.toString().strip();
        if (!text.matches("-?\\d{1,18}")) {
            errors.add(name, "expected a whole number");
            return otherwise;
        }
        return Long.parseLong(text);
    }
}
