package org.leadnest.deals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Money;
import org.leadnest.kernel.PhoneNumber;

/** The rows of a deal's terms as somebody wrote them: splits and parties. A list that was not given stays as it is. */
final class TermsInput {
    static final int MOST_SPLITS = 20;
    static final int MOST_PARTIES = 50;
    static final int MAX_NAME = 200;
    private static final int MOST_REMIND_DAYS = 60;

    private @Nullable List<SplitRow> splits;
    private @Nullable List<PartyRow> parties;

    record SplitRow(
            @Nullable String kind,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String percent,
            @Nullable String flat) {}

    record PartyRow(
            @Nullable String role,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String leadId) {}

    void splits(List<SplitRow> rows) {
        splits = List.copyOf(rows);
    }

    void parties(List<PartyRow> rows) {
        parties = List.copyOf(rows);
    }

    /** The terms with what {@code given} and the rows say; {@code errors} gets what cannot be taken. */
    Terms over(Terms before, DealInput given, FieldErrors errors) {
        return new Terms(
                whole("probability", before.probability(), 100, given, errors),
                referral(before.referral(), given, errors),
                splits == null ? before.splits() : splits(splits, errors),
                dates(before.dates(), given, errors),
                Optional.ofNullable(whole("remindDaysBefore", before.remindDays(), MOST_REMIND_DAYS, given, errors))
                        .orElse(Terms.USUAL_REMIND_DAYS),
                parties == null ? before.parties() : parties(parties, errors));
    }

    private static @Nullable Integer whole(
            String field, @Nullable Integer before, int most, DealInput given, FieldErrors errors) {
        if (!given.has(field)) {
            return before;
        }
        Optional<String> text = given.written(field);
        if (text.isEmpty()) {
            return null;
        }
        Optional<Integer> number = text.filter(one -> one.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(one -> one <= most);
        errors.expect(number.isPresent(), field, "expected a whole number from 0 to " + most);
        return number.orElse(before);
    }

    private static @Nullable Referral referral(@Nullable Referral before, DealInput given, FieldErrors errors) {
        Commission fee = given.share("referralPercent", "referralFlat", before == null ? null : before.fee(), errors);
        String to = given.text("referralTo", before == null ? null : before.to(), MAX_NAME, errors);
        if (fee == null) {
            boolean lonely = given.written("referralTo").isPresent();
            errors.expect(!lonely, "referralPercent", "expected a percentage or an amount for whoever is named");
            return null;
        }
        return new Referral(fee, to);
    }

    private static Map<KeyDate, LocalDate> dates(Map<KeyDate, LocalDate> before, DealInput given, FieldErrors errors) {
        Map<KeyDate, LocalDate> dates = new EnumMap<>(KeyDate.class);
        for (KeyDate kind : KeyDate.values()) {
            LocalDate day = given.day(kind.key(), before.get(kind), errors);
            if (day != null) {
                dates.put(kind, day);
            }
        }
        return dates;
    }

    private static List<Split> splits(List<SplitRow> rows, FieldErrors errors) {
        errors.expect(rows.size() <= MOST_SPLITS, "splits", "expected at most " + MOST_SPLITS + " shares");
        List<Split> splits = new ArrayList<>();
        for (SplitRow row : rows) {
            split(row, errors).ifPresent(splits::add);
        }
        return splits;
    }

    private static Optional<Split> split(SplitRow row, FieldErrors errors) {
        Optional<Split.Kind> kind = word(Split.Kind.class, row.kind());
        errors.expect(kind.isPresent(), "splits", "expected each share's kind to be one of AGENT, TEAM, BROKERAGE");
        Optional<UUID> user = Optional.ofNullable(row.userId()).flatMap(Ids::parse);
        errors.expect(row.userId() == null || user.isPresent(), "splits", "expected userId to be the id of a member");
        String name = row.name() == null ? "" : row.name().strip();
        errors.expect(
                name.codePointCount(0, name.length()) <= MAX_NAME && name.indexOf('\0') < 0,
                "splits",
                "expected names of at most " + MAX_NAME + " characters");
        Optional<Commission> share = share(row, errors);
        if (kind.isEmpty() || share.isEmpty()) {
            return Optional.empty();
        }
        String called = name.isEmpty() && user.isEmpty() ? kind.get().words() : name;
        return Optional.of(new Split(kind.get(), user.orElse(null), called, share.get()));
    }

    private static Optional<Commission> share(SplitRow row, FieldErrors errors) {
        String percent = row.percent();
        String flat = row.flat();
        if (percent != null && flat == null) {
            return DealInput.percent("splits", percent, errors).map(Commission.Percent::new);
        }
        if (flat != null && percent == null) {
            return DealInput.amount("splits", flat, errors).map(Commission.Flat::new);
        }
        errors.add("splits", "expected either a percentage or a flat amount for each share");
        return Optional.empty();
    }

    private static List<Party> parties(List<PartyRow> rows, FieldErrors errors) {
        errors.expect(rows.size() <= MOST_PARTIES, "parties", "expected at most " + MOST_PARTIES + " parties");
        List<Party> parties = new ArrayList<>();
        for (PartyRow row : rows) {
            party(row, errors).ifPresent(parties::add);
        }
        return parties;
    }

    private static Optional<Party> party(PartyRow row, FieldErrors errors) {
        Optional<Party.Role> role = word(Party.Role.class, row.role());
        errors.expect(
                role.isPresent(),
                "parties",
                "expected each party's role to be one of BUYER, SELLER, BUYER_AGENT, LISTING_AGENT, LENDER, TITLE,"
                        + " ATTORNEY, INSPECTOR, OTHER");
        String name = row.name() == null ? "" : row.name().strip();
        Optional<UUID> lead = Optional.ofNullable(row.leadId()).flatMap(Ids::parse);
        errors.expect(row.leadId() == null || lead.isPresent(), "parties", "expected leadId to be the id of a lead");
        errors.expect(
                !name.isEmpty() && name.codePointCount(0, name.length()) <= MAX_NAME && name.indexOf('\0') < 0
                        || name.isEmpty() && lead.isPresent(),
                "parties",
                "expected a name of 1 to " + MAX_NAME + " characters for each party");
        Optional<EmailAddress> email = Optional.ofNullable(row.email()).flatMap(EmailAddress::parse);
        errors.expect(
                row.email() == null || email.isPresent(),
                "parties",
                "expected e-mail addresses such as kim@example.com");
        Optional<PhoneNumber> phone = Optional.ofNullable(row.phone()).flatMap(PhoneNumber::parse);
        errors.expect(
                row.phone() == null || phone.isPresent(), "parties", "expected phone numbers such as (617) 555-0142");
        return role.map(one -> new Party(
                one,
                name,
                email.map(EmailAddress::value).orElse(null),
                phone.map(PhoneNumber::value).orElse(null),
                lead.orElse(null)));
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> words, @Nullable String text) {
        String wanted = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        return java.util.Arrays.stream(words.getEnumConstants())
                .filter(one -> one.name().equals(wanted))
                .findFirst();
    }

    /** What is wrong with how the whole is divided, if anything. */
    static void divided(@Nullable Money gci, Terms terms, FieldErrors errors) {
        Division.objection(gci, terms.referral(), terms.splits())
                .ifPresent(objection -> errors.add(objection.field(), objection.words()));
    }
}
