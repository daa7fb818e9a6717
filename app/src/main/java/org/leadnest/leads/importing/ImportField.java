package org.leadnest.leads.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.UsStates;

/**
 * What a column of a file can be to a lead. The names by which a column is known are those of the exports of Follow Up
 * Boss, kvCORE, HubSpot, LionDesk and Google Contacts, in lower case without blanks and signs.
 */
public enum ImportField {
    FIRST_NAME("firstName", "First name", false, "firstname first givenname fname forename contactfirstname"),
    LAST_NAME("lastName", "Last name", false, "lastname last familyname surname lname contactlastname"),
    NAME("name", "Full name", false, "name fullname contactname leadname displayname client contact clientname"),
    EMAIL(
            "email",
            "E-mail",
            true,
            "email emails furtheremails emailaddress mail primaryemail workemail homeemail personalemail"),
    PHONE(
            "phone",
            "Phone",
            true,
            "phone phones furtherphones phonenumber mobile mobilephone mobilephonenumber cell cellphone cellphonenumber homephone"
                    + " workphone primaryphone telephone tel"),
    SOURCE("source", "Source", false, "source leadsource originalsource contactsource leadsourcename"),
    STAGE("stage", "Stage", false, "stage leadstage status leadstatus lifecyclestage dealstage pipelinestage"),
    OWNER(
            "owner",
            "Owner",
            false,
            "owner assignedto assignedagent assigneduser contactowner leadowner agent agentname assignedagentname"
                    + " owneremail agentemail assignedagentemail"),
    TAGS("tags", "Tags", true, "tags tag hashtags groups group groupmembership labels label categories lists"),
    STATE(
            "state",
            "State",
            false,
            "state stateprovince stateregion province region addressregion statecode addressstate homestate"),
    POSTAL_CODE(
            "postalCode",
            "ZIP code",
            false,
            "zip zipcode postalcode postcode addresspostalcode addresszip addresszipcode zippostalcode homezip"),
    TIME_ZONE("timeZone", "Time zone", false, "timezone tz"),
    ADDED(
            "added",
            "Date added",
            false,
            "created createdat createdon createdate createddate datecreated dateadded addedon registered"
                    + " registrationdate dateregistered registereddate"),
    NOTE("note", "Note", true, "note notes comment comments background remarks message leadnotes agentnotes"),
    IGNORE("ignore", "Leave out", true, "");

    private static final Pattern NUMBERED = Pattern.compile("(email|phone)([0-9]{1,2})(value|address|number)?");
    private static final Pattern ADDRESS = Pattern.compile("address1(state|region|zip|zipcode|postalcode)");

    /** Columns of somebody else: an agent's address would make one lead of all of theirs. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            ".*(owner|agent|assigned|lender|spouse|partner|referr|createdby|updatedby|fax|type|label|status|company).*");

    private static final Pattern PHONE_WRITING = Pattern.compile("[+(]?[0-9][0-9 ().+-]{6,24}");
    private static final int FEWEST_DIGITS = 10;

    private final String key;
    private final String label;
    private final boolean repeats;
    private final Set<String> names;

    ImportField(String key, String label, boolean repeats, String names) {
        this.key = key;
        this.label = label;
        this.repeats = repeats;
        this.names = Set.of(names.split(" "));
    }

    /** As the API and forms name it. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /** Whether several columns may be this. */
    boolean repeats() {
        return repeats;
    }

    /** The field of that key; plurals ({@code emails}, {@code phones}) are taken as well. */
    static Optional<ImportField> named(String key) {
        String wanted = plain(key);
        return Arrays.stream(values())
                .filter(field -> plain(field.key).equals(wanted) || (plain(field.key) + "s").equals(wanted))
                .findFirst();
    }

    /** What each column most likely is: by its name, else by what stands in it. */
    static List<ImportField> guess(CsvFile file) {
        List<ImportField> guessed =
                new ArrayList<>(Collections.nCopies(file.columns().size(), IGNORE));
        for (int column = 0; column < guessed.size(); column++) {
            ImportField field = file.header() ? byName(file.columns().get(column)) : IGNORE;
            guessed.set(column, field.repeats || !guessed.contains(field) ? field : IGNORE);
        }
        for (int column = 0; column < guessed.size(); column++) {
            if (guessed.get(column) == IGNORE && !told(file, column)) {
                ImportField field = byContent(values(file, column));
                guessed.set(column, field.repeats || !guessed.contains(field) ? field : IGNORE);
            }
        }
        if (!file.header()) {
            guessNames(guessed, file);
        }
        return guessed;
    }

    private static boolean told(CsvFile file, int column) {
        String name = plain(file.columns().get(column));
        return file.header() && OF_OTHERS.matcher(name).matches();
    }

    private static void guessNames(List<ImportField> guessed, CsvFile file) {
        List<Integer> words = IntStream.range(0, guessed.size())
                .filter(column -> guessed.get(column) == IGNORE)
                .filter(column -> mostly(values(file, column), value -> value.matches("[\\p{L}.' -]{2,60}")))
                .boxed()
                .limit(2)
                .toList();
        if (words.isEmpty()) {
            return;
        }
        boolean whole =
                mostly(values(file, words.getFirst()), value -> value.strip().contains(" "));
        guessed.set(words.getFirst(), whole ? NAME : FIRST_NAME);
        if (!whole && words.size() > 1) {
            guessed.set(words.get(1), LAST_NAME);
        }
    }

    private static ImportField byName(String column) {
        String name = plain(column);
        var numbered = NUMBERED.matcher(name);
        var address = ADDRESS.matcher(name);
        String known = numbered.matches()
                ? numbered.group(1)
                : address.matches() ? "address" + address.group(1) : name.replaceAll("[0-9]+$", "");
        return Arrays.stream(values())
                .filter(field -> field.names.contains(known))
                .findFirst()
                .orElse(IGNORE);
    }

    private static ImportField byContent(List<String> values) {
        if (mostly(values, ImportField::looksLikeEmail)) {
            return EMAIL;
        }
        if (mostly(values, ImportField::looksLikePhone)) {
            return PHONE;
        }
        return mostly(
                        values,
                        value -> value.strip().length() == 2
                                && UsStates.parse(value).isPresent())
                ? STATE
                : IGNORE;
    }

    static boolean looksLikeEmail(String cell) {
        return cell.indexOf('@') > 0 && EmailAddress.parse(cell).isPresent();
    }

    static boolean looksLikePhone(String cell) {
        String text = cell.strip();
        return PHONE_WRITING.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
                && PhoneNumber.parse(text).isPresent();
    }

    private static List<String> values(CsvFile file, int column) {
        return file.sample().stream()
                .filter(row -> row.cells().size() > column)
                .map(row -> row.cells().get(column))
                .filter(value -> !value.isBlank())
                .toList();
    }

    private static boolean mostly(List<String> values, java.util.function.Predicate<String> test) {
        return !values.isEmpty() && values.stream().filter(test).count() * 3 >= values.size() * 2L;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
