package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sentence pattern. {@code {slot}}, {@code {slot.form}}, {@code {list:2}} (at most two things), {@code {=slot is/are}}
 * agrees with the slot in number, {@code {~slot is/are}} with the first thing of the slot ("there is a porch and a
 * garden"), {@code {@slot o/a}} in gender and, with four forms, in number too. Tags in brackets at the beginning name the
 * tones and property groups that it is for.
 */
final class Template {
    /** A part of a pattern: words, a slot or an agreement. */
    sealed interface Part {}

    record Words(String text) implements Part {}

    record Slot(String name, String form, int most) implements Part {}

    record Agreement(String slot, List<String> forms, Kind kind) implements Part {}

    /** What an agreement follows. */
    enum Kind {
        NUMBER,
        NEAREST_NUMBER,
        GENDER
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Set<String> tones = new TreeSet<>();
    private final Set<String> groups = new TreeSet<>();
    private static final Set<String> TONES = Set.of("classic", "warm", "crisp", "luxury");

    Template(String line) {
        String rest = line;
        while (rest.startsWith("[")) {
            int end = rest.indexOf(']');
            for (String tag : rest.substring(1, end).toLowerCase(Locale.ROOT).split("[,\\s]+")) {
                (TONES.contains(tag) ? tones : groups).add(tag);
            }
            rest = rest.substring(end + 1).strip();
        }
        parse(rest);
        for (Part part : parts) {
            if (part instanceof Slot slot) {
                slots.add(slot);
            }
        }
    }

    private void parse(String source) {
        int at = 0;
        while (at < source.length()) {
            int open = source.indexOf('{', at);
            if (open < 0) {
                parts.add(new Words(source.substring(at)));
                return;
            }
            if (open > at) {
                parts.add(new Words(source.substring(at, open)));
            }
            int close = source.indexOf('}', open);
            parts.add(part(source.substring(open + 1, close)));
            at = close + 1;
        }
    }

    private static Part part(String body) {
        char sign = body.charAt(0);
        if (sign == '=' || sign == '~' || sign == '@') {
            String[] halves = body.substring(1).split("\\s+", 2);
            Kind kind = sign == '@' ? Kind.GENDER : sign == '~' ? Kind.NEAREST_NUMBER : Kind.NUMBER;
            return new Agreement(halves[0], Arrays.asList(halves[1].split("/", -1)), kind);
        }
        int colon = body.indexOf(':');
        int most = colon < 0 ? 0 : Integer.parseInt(body.substring(colon + 1));
        String named = colon < 0 ? body : body.substring(0, colon);
        int dot = named.indexOf('.');
        return dot < 0 ? new Slot(named, "", most) : new Slot(named.substring(0, dot), named.substring(dot + 1), most);
    }

    List<Part> parts() {
        return parts;
    }

    List<Slot> slots() {
        return slots;
    }

    /** The place among the slots of the last one with this name. */
    int lastSlot(String name) {
        for (int i = slots.size() - 1; i >= 0; i--) {
            if (slots.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("Nothing to agree with: " + name);
    }

    boolean suits(String tone, String group) {
        return (tones.isEmpty() || tones.contains(tone)) && (groups.isEmpty() || groups.contains(group));
    }

    /** Whether it was written for this tone in particular. */
    boolean isMadeFor(String tone) {
        return tones.contains(tone);
    }

    /** What it begins with, the same for patterns that open alike. */
    String opening() {
        return switch (parts.getFirst()) {
            case Words words -> words.text().split("[\\s,:]+")[0];
            case Slot slot -> "{" + slot.name() + "}";
            case Agreement agreement -> agreement.slot();
        };
    }
}
