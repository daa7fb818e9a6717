package org.leadnest.leads.mailroom;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.UsStates;

/** What a person read in a message about the inquiry itself: type, message, address, city, state, postal, price, mls. */
final class InquiryForm {
    private static final int MAX_MESSAGE = 20_000;
    private static final int MAX_ADDRESS = 500;
    private static final int MAX_CITY = 100;
    private static final int MAX_POSTAL = 20;
    private static final int MAX_MLS = 60;

    private InquiryForm() {}

    /** Value to label of the kinds, the general one first. */
    static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put(Inquiry.Type.GENERAL_INQUIRY.name(), Inquiry.Type.GENERAL_INQUIRY.label());
        for (Inquiry.Type type : Inquiry.Type.values()) {
            types.put(type.name(), type.label());
        }
        return types;
    }

    static Inquiry read(Map<String, String> given, Instant at, FieldErrors errors) {
        String wanted = MailPages.word(given, "type");
        Optional<Inquiry.Type> type =
                wanted == null ? Optional.of(Inquiry.Type.GENERAL_INQUIRY) : Inquiry.Type.parse(wanted);
        errors.expect(type.isPresent(), "type", "Choose one of the kinds of inquiry.");
        String message = text(given, "message", MAX_MESSAGE, errors);
        return new Inquiry(type.orElse(Inquiry.Type.GENERAL_INQUIRY), message, home(given, errors), null, at);
    }

    private static Inquiry.@Nullable Home home(Map<String, String> given, FieldErrors errors) {
        Inquiry.Home home = new Inquiry.Home(
                null,
                text(given, "address", MAX_ADDRESS, errors),
                text(given, "city", MAX_CITY, errors),
                state(given, errors),
                text(given, "postal", MAX_POSTAL, errors),
                price(given, errors),
                text(given, "mls", MAX_MLS, errors),
                null);
        return home.known() ? home : null;
    }

    private static @Nullable String text(Map<String, String> given, String field, int max, FieldErrors errors) {
        String value = MailPages.word(given, field);
        KeptText.check(errors, field, value, max);
        return value;
    }

    private static @Nullable String state(Map<String, String> given, FieldErrors errors) {
        String value = MailPages.word(given, "state");
        if (value == null) {
            return null;
        }
        Optional<String> code = UsStates.parse(value);
        errors.expect(code.isPresent(), "state", "expected a state of the United States, such as FL");
        return code.orElse(null);
    }

    private static @Nullable BigDecimal price(Map<String, String> given, FieldErrors errors) {
        String value = MailPages.word(given, "price");
        if (value == null) {
            return null;
        }
        String digits = value.replaceAll("[$, ]", "");
        boolean right = digits.matches("[0-9]{1,12}(\\.[0-9]{1,2})?");
        errors.expect(right, "price", "expected an amount in dollars such as 450,000");
        return right ? new BigDecimal(digits) : null;
    }
}
