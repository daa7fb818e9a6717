package org.leadnest.listings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Fields of a listing as cells of a table and back: what is written is read again as the same. Several values stand with
 * commas between; where one holds a comma itself, and for rooms, the cell is JSON. An empty cell says nothing.
 */
@Component
public class ResoCells {
    private static final String SUM = "BathroomsTotalInteger";

    private final ResoJson json;

    ResoCells(ResoJson json) {
        this.json = json;
    }

    /** The columns that can be read back, in the order of the catalogue. */
    public List<String> names() {
        return ListingFields.names();
    }

    /** Whether a field is given by the service, so that a file may carry it and an import passes it over. */
    public boolean given(String name) {
        return ListingFields.GIVEN.contains(name);
    }

    /** The catalogue's name for a column's, however its letters are written; the column's own when there is none. */
    public String name(String column) {
        String plain = column.strip();
        return ListingFields.kind(plain).isPresent()
                ? plain
                : ListingFields.meant(plain).orElse(plain);
    }

    public String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list
            when plain(list) -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
            case List<?> list -> json.write(list);
            default -> value.toString();
        };
    }

    private static boolean plain(List<?> list) {
        return !list.isEmpty()
                && list.stream()
                        .allMatch(one -> one instanceof String text
                                && !text.isBlank()
                                && text.strip().equals(text)
                                && text.chars().noneMatch(c -> c == ',' || c == '\n' || c == '\r')
                                && !text.startsWith("["));
    }

    /** What {@code cell} says of the field; a text that is no JSON where JSON is expected comes back as it is. */
    public Object value(String name, String cell) {
        FieldKind kind = ListingFields.kind(name).orElse(null);
        boolean several = kind instanceof FieldKind.Many || kind instanceof FieldKind.Things;
        if (!several || !cell.strip().startsWith("[")) {
            return cell;
        }
        try {
            Object list = json.read("{\"list\":" + cell + "}").get("list");
            return list == null ? cell : list;
        } catch (JacksonException noJson) {
            return cell;
        }
    }

    /** Values that the RESO dictionary does not know, by field. */
    public Map<String, List<String>> unknown(Map<String, Object> reso) {
        return ResoLookups.unknown(reso);
    }

    /** Whether {@code given} would change nothing of what {@code before} says, however its numbers are held. */
    public boolean says(Listing before, Map<String, ? extends @Nullable Object> given) {
        ResoInput input = ResoInput.of(given);
        return input.errors().none()
                && json.read(json.write(input.appliedTo(before.reso()))).equals(json.read(json.write(before.reso())));
    }

    /**
     * {@code given} without what follows from the rest of it, which an export writes for those that read it: the sum of
     * the bathrooms.
     */
    public Map<String, @Nullable Object> withoutSums(Map<String, ? extends @Nullable Object> given) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(given);
        rest.remove(SUM);
        Map<String, Object> facts = Listing.facts(ResoInput.of(rest).values());
        Object sum = ResoInput.of(given).values().get(SUM);
        boolean follows = sum != null
                && facts.get(SUM) != null
                && sum.toString().equals(facts.get(SUM).toString());
        return follows ? rest : new LinkedHashMap<>(given);
    }

    /** A text that came as JSON, numbers kept exact. */
    public Map<String, Object> read(String text) {
        return json.read(text);
    }
}
