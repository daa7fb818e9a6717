package org.leadnest.messaging.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser.AssignmentContext;
import liquid.parser.v4.LiquidParser.Capture_tag_IdContext;
import liquid.parser.v4.LiquidParser.Capture_tag_StrContext;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.For_arrayContext;
import liquid.parser.v4.LiquidParser.For_rangeContext;
import liquid.parser.v4.LiquidParser.IndexContext;
import liquid.parser.v4.LiquidParser.Lookup_IdContext;
import liquid.parser.v4.LiquidParser.Lookup_StrContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;
import liquid.parser.v4.LiquidParser.OutputContext;
import liquid.parser.v4.LiquidParser.Simple_tagContext;
import liquid.parser.v4.LiquidParser.Table_tagContext;

/**
 * The names that a text looks up anywhere (in outputs, conditions, loops, assignments and arguments of filters) and that
 * nothing is known by. What the text gives a name itself is known, and so is what it gives a {@code default}.
 */
final class UnknownNames {
    /** Of every text and list. */
    private static final Set<String> ANYWHERE = Set.of("size", "first", "last");

    private final Map<String, Object> known;
    private final Set<String> own = new HashSet<>(Set.of("forloop", "tablerowloop", "empty", "blank", "nil", "null"));
    private final Set<String> unknown = new LinkedHashSet<>();

    private UnknownNames(Map<String, Object> known) {
        this.known = known;
    }

    /** In the order in which they stand. */
    static Set<String> in(ParseTree text, Map<String, Object> known) {
        UnknownNames names = new UnknownNames(known);
        names.define(text);
        names.look(text);
        return names.unknown;
    }

    private void define(ParseTree node) {
        switch (node) {
            case AssignmentContext tag -> own.add(tag.id().getText());
            case Capture_tag_IdContext tag -> own.add(tag.id().getText());
            case Capture_tag_StrContext tag -> own.add(unquoted(tag.Str().getText()));
            case For_arrayContext tag -> own.add(tag.id().getText());
            case For_rangeContext tag -> own.add(tag.id().getText());
            case Table_tagContext tag -> own.add(tag.id().getText());
            case Simple_tagContext tag
            when tag.other_tag_parameters() != null ->
                own.add(tag.other_tag_parameters().getText().strip());
            default -> {}
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            define(node.getChild(i));
        }
    }

    private void look(ParseTree node) {
        switch (node) {
            case Lookup_id_indexesContext lookup -> check(path(lookup));
            case Lookup_StrContext lookup -> check(List.of(unquoted(lookup.Str().getText())));
            case Lookup_IdContext lookup -> check(List.of(lookup.Id().getText()));
            default -> {}
        }
        boolean given = switch (node) {
            case OutputContext output -> withDefault(output.filter());
            case AssignmentContext tag -> withDefault(tag.filter());
            default -> false;
        };
        for (int i = 0; i < node.getChildCount(); i++) {
            if (!given || node.getChild(i) instanceof FilterContext) {
                look(node.getChild(i));
            }
        }
    }

    private static boolean withDefault(List<FilterContext> filters) {
        return filters.stream().anyMatch(filter -> filter.Id().getText().equals("default"));
    }

    /** As far as it is written out: what a variable chooses is not. */
    private static List<String> path(Lookup_id_indexesContext lookup) {
        List<String> path = new ArrayList<>(List.of(lookup.id().getText()));
        for (IndexContext index : lookup.index()) {
            if (index.id2() != null) {
                path.add(index.id2().getText());
            } else if (index.expr() != null && index.expr().getText().matches("\"[^\"]*\"|'[^']*'")) {
                path.add(unquoted(index.expr().getText()));
            } else {
                break;
            }
        }
        return path;
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1);
    }

    private void check(List<String> path) {
        if (own.contains(path.getFirst())) {
            return;
        }
        Object value = known;
        for (String name : path) {
            if (!(value instanceof Map<?, ?> fields)) {
                if (!ANYWHERE.contains(name)) {
                    unknown.add(String.join(".", path));
                }
                return;
            }
            if (!fields.containsKey(name)) {
                unknown.add(String.join(".", path));
                return;
            }
            value = fields.get(name);
        }
    }

    /** The known name that was most likely meant. */
    static Optional<String> meant(String name, Map<String, Object> known) {
        List<String> names = new ArrayList<>();
        known.forEach((group, fields) -> {
            if (fields instanceof Map<?, ?> map) {
                map.keySet().forEach(field -> names.add(group + "." + field));
            }
        });
        int near = Math.max(2, name.length() / 4);
        return names.stream()
                .sorted()
                .filter(one -> distance(name, one) <= near)
                .min(java.util.Comparator.comparingInt(one -> distance(name, one)));
    }

    /** Letters to change, add, take away or swap with their neighbour; capitals do not count. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(java.util.Locale.ROOT);
        String b = other.toLowerCase(java.util.Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                steps[i][j] = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
