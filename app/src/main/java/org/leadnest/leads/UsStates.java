package org.leadnest.leads;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** States, the district and the inhabited territories of the United States by their postal codes (USPS Publication 28). */
public final class UsStates {
    private static final Map<String, String> NAMES = names("""
            AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
            DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas
            KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi
            MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York
            NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island
            SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington
            WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico|VI U.S. Virgin Islands|GU Guam
            AS American Samoa|MP Northern Mariana Islands
            """);

    private UsStates() {}

    /** Code to name, as a form offers them. */
    public static Map<String, String> all() {
        return NAMES;
    }

    /** The code of the state that {@code text} names, as a code or in words, in any case. */
    public static Optional<String> parse(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (NAMES.containsKey(code)) {
            return Optional.of(code);
        }
        return NAMES.entrySet().stream()
                .filter(state -> state.getValue().equalsIgnoreCase(text.strip()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> names(String table) {
        Map<String, String> names = new LinkedHashMap<>();
        Arrays.stream(table.split("[|\n]"))
                .filter(row -> !row.isBlank())
                .forEach(row -> names.put(row.substring(0, 2), row.substring(3).strip()));
        return Collections.unmodifiableMap(names);
    }
}
