package org.leadnest.privacy.closing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.privacy.holds.FraudRecords;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the house says about an erasure: rows by table, files, what stays and why. It names no person. */
@Component
class Certificate {
    private static final String ALGORITHM = "HmacSHA256";

    private final JsonMapper json;
    private final byte[] key;

    Certificate(JsonMapper json, DerivedKeys keys) {
        this.json = json;
        this.key = keys.forPurpose("certificates of erasure").lasting();
    }

    /** The document; {@code seal} is an HMAC-SHA256 of the rest of it, by a key of this installation. */
    String document(Erased facts) {
        Closing closing = facts.closing();
        ObjectNode whole = json.createObjectNode();
        whole.put("certificate", closing.id().toString());
        whole.put("account", closing.account().toString());
        whole.put("askedAt", closing.askedAt().toString());
        whole.put(
                "closedAt",
                Optional.ofNullable(closing.closedAt()).map(Instant::toString).orElse(null));
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

    /** Whether the document is one of this installation's, as it was; what stands around it in a letter is passed over. */
    boolean genuine(String text) {
        int begins = text.indexOf('{');
        int ends = text.lastIndexOf('}');
        if (begins < 0 || ends < begins) {
            return false;
        }
        try {
            // Programs for mail break long lines at blanks.
            JsonNode read = json.readTree(text.substring(begins, ends + 1).replaceAll(" ?\\R", " "));
            String seal = read.path("seal").asString("");
            return read instanceof ObjectNode whole
                    && whole.remove("seal") != null
                    && MessageDigest.isEqual(
                            seal(whole.toString()).getBytes(StandardCharsets.US_ASCII),
                            seal.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException unreadable) {
            return false;
        }
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
}
