package org.leadnest.privacy.closing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.privacy.holds.FraudRecords;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the house says about an erasure: rows by table, files, what stays and why. It names no person. */
@Component
class Certificate {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOLD_DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final String ALGORITHM = "HmacSHA256";

    private final JsonMapper json;
    private final byte[] key;

    Certificate(JsonMapper json, DerivedKeys keys) {
        this.json = json;
        this.key = keys.forPurpose("certificates of erasure");
    }

    /** The document; {@code seal} is an HMAC-SHA256 of the rest of it, by a key of this installation. */
    String document(Erased facts) {
        Closing closing = facts.closing();
        ObjectNode whole = json.createObjectNode();
        whole.put("certificate", closing.id().toString());
        whole.put("account", closing.account().toString());
        whole.put("askedAt", closing.askedAt().toString());
        whole.put("closedAt", String.valueOf(closing.closedAt()));
        whole.put("erasedAt", facts.at().toString());
        whole.put("dueBy", closing.dueBy().toString());
        ObjectNode erased = whole.putObject("erased");
        facts.counts().forEach(one -> erased.put(one.keptIn(), one.rows()));
        var kept = whole.putArray("kept");
        facts.kept()
                .forEach(one -> kept.addObject()
                        .put("in", one.keptIn())
                        .put("what", one.what())
                        .put("rows", one.rows())
                        .put("fields", one.fields())
                        .put("law", one.law())
                        .put("until", one.until().toString()));
        var held = whole.putArray("legalHolds");
        facts.held()
                .forEach(one -> held.addObject()
                        .put("hold", one.hold().id().toString())
                        .put("what", one.hold().partsInWords())
                        .put("rows", one.rows())
                        .put("reason", one.hold().reason())
                        .put("law", one.hold().law())
                        .put("until", one.hold().until().toString()));
        var frauds = whole.putArray("fraud");
        facts.frauds()
                .forEach(one -> frauds.addObject()
                        .put("what", one.what())
                        .put("fields", FraudRecords.FIELDS)
                        .put("addresses", one.addresses())
                        .put("law", one.law())
                        .put("until", one.until().toString()));
        whole.put("seal", seal(whole.toString()));
        return whole.toString();
    }

    private String seal(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ProductLetter mail(Closing.Asker asker, String words) {
        return new ProductLetter(
                Accounts.HOUSE,
                "certificate",
                asker.email(),
                asker.name(),
                "Your LeadNest account is erased",
                "Hello " + asker.name() + ",\n\n" + words,
                Optional.empty());
    }

    static String letter(Erased facts) {
        Closing closing = facts.closing();
        long rows = facts.counts().stream()
                .filter(one -> !one.keptIn().equals(CloseAccounts.FILES))
                .mapToLong(ClosingStore.Count::rows)
                .sum();
        long files = facts.counts().stream()
                .filter(one -> one.keptIn().equals(CloseAccounts.FILES))
                .mapToLong(ClosingStore.Count::rows)
                .sum();
        StringBuilder text = new StringBuilder("the account that you closed on " + DAY.format(closing.askedAt())
                + " was erased on " + DAY.format(facts.at()) + ".\n\nCertificate of erasure " + closing.id()
                + "\nAccount "
                + closing.account() + "\nRows removed: " + rows + "\nFiles removed: " + files);
        if (facts.kept().stream().anyMatch(one -> one.rows() > 0)) {
            text.append("\n\nWhat a law wants kept, and nothing beyond it:");
            facts.kept().stream()
                    .filter(one -> one.rows() > 0)
                    .forEach(one -> text.append("\n- ")
                            .append(one.what())
                            .append(" (")
                            .append(one.rows())
                            .append("): ")
                            .append(one.fields())
                            .append("; ")
                            .append(one.law())
                            .append("; the last of them until ")
                            .append(DAY.format(one.until())));
        }
        facts.held()
                .forEach(one -> text.append("\n\nA legal hold keeps for now: ")
                        .append(one.hold().partsInWords())
                        .append(" (")
                        .append(one.rows())
                        .append(" rows)\nWhy: ")
                        .append(one.hold().reason())
                        .append("\nLaw: ")
                        .append(one.hold().law())
                        .append("\nUntil ")
                        .append(HOLD_DAY.format(one.hold().until()))
                        .append(" at the latest; then it is erased, too. We keep no address to tell you so."));
        facts.frauds()
                .forEach(one -> text.append("\n\nRecorded as fraud: ")
                        .append(one.what())
                        .append("\nWhat stays: ")
                        .append(FraudRecords.FIELDS)
                        .append("\nLaw: ")
                        .append(one.law())
                        .append("\nUntil ")
                        .append(HOLD_DAY.format(one.until())));
        return text.append(
                        "\n\nThis mail is the last one. It is removed from our own records, too, 60 days after it was sent.")
                .toString();
    }
}
