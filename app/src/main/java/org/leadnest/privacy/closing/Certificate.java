package org.leadnest.privacy.closing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.secrets.DerivedKeys;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the house says about an erasure: rows by table, files, what stays and why. It names no person. */
@Component
class Certificate {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "HmacSHA256";

    private final JsonMapper json;
    private final byte[] key;

    Certificate(JsonMapper json, DerivedKeys keys) {
        this.json = json;
        this.key = keys.forPurpose("certificates of erasure");
    }

    /** The document; {@code seal} is an HMAC-SHA256 of the rest of it, by a key of this installation. */
    String document(Closing closing, List<ClosingStore.Count> counts, List<ClosingStore.Held> held, Instant erasedAt) {
        ObjectNode whole = json.createObjectNode();
        whole.put("certificate", closing.id().toString());
        whole.put("account", closing.account().toString());
        whole.put("askedAt", closing.askedAt().toString());
        whole.put("closedAt", String.valueOf(closing.closedAt()));
        whole.put("erasedAt", erasedAt.toString());
        whole.put("dueBy", closing.dueBy().toString());
        ObjectNode erased = whole.putObject("erased");
        counts.forEach(one -> erased.put(one.keptIn(), one.rows()));
        var kept = whole.putArray("kept");
        held.forEach(one -> kept.addObject()
                .put("in", one.keptIn())
                .put("what", one.what())
                .put("rows", one.rows())
                .put("fields", one.fields())
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

    static String letter(
            Closing closing, List<ClosingStore.Count> counts, List<ClosingStore.Held> held, Instant erasedAt) {
        long rows = counts.stream()
                .filter(one -> !one.keptIn().equals(CloseAccounts.FILES))
                .mapToLong(ClosingStore.Count::rows)
                .sum();
        long files = counts.stream()
                .filter(one -> one.keptIn().equals(CloseAccounts.FILES))
                .mapToLong(ClosingStore.Count::rows)
                .sum();
        StringBuilder text = new StringBuilder("the account that you closed on " + DAY.format(closing.askedAt())
                + " was erased on " + DAY.format(erasedAt) + ".\n\nCertificate of erasure " + closing.id()
                + "\nAccount "
                + closing.account() + "\nRows removed: " + rows + "\nFiles removed: " + files);
        if (held.stream().anyMatch(one -> one.rows() > 0)) {
            text.append("\n\nWhat a law wants kept, and nothing beyond it:");
            held.stream()
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
        return text.append(
                        "\n\nThis mail is the last one. It is removed from our own records, too, 60 days after it was sent.")
                .toString();
    }
}
