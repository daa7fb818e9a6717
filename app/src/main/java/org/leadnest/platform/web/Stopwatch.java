package org.leadnest.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.platform.secrets.DerivedKeys;
import org.springframework.stereotype.Component;

/** When a form was shown, sealed into the form itself: nobody fills one in within three seconds, or days later. */
@Component
public class Stopwatch {
    private static final Duration FASTEST = Duration.ofSeconds(3);
    private static final Duration SLOWEST = Duration.ofDays(1);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int TAG_BYTES = 16;

    /** The first one seals. */
    private final List<SecretKeySpec> keys;

    Stopwatch(DerivedKeys keys) {
        this.keys = keys.forPurpose("leads/forms").all().stream()
                .map(key -> new SecretKeySpec(key, ALGORITHM))
                .toList();
    }

    public String start(UUID form, Instant now) {
        String second = Long.toString(now.getEpochSecond());
        return second + "." + tag(keys.getFirst(), form, second);
    }

    /** What is odd about the time between showing and sending; empty when nothing is. */
    public Optional<String> odd(UUID form, String mark, Instant now) {
        int dot = mark.indexOf('.');
        String second = dot < 0 ? "" : mark.substring(0, dot);
        if (!second.matches("[0-9]{1,12}")
                || keys.stream().noneMatch(key -> same(tag(key, form, second), mark.substring(dot + 1)))) {
            return Optional.of("It was not sent from the form.");
        }
        Duration taken = Duration.between(Instant.ofEpochSecond(Long.parseLong(second)), now);
        if (taken.compareTo(FASTEST) < 0) {
            return Optional.of("It was filled in faster than a person can.");
        }
        return taken.compareTo(SLOWEST) > 0
                ? Optional.of("The form was shown more than a day before.")
                : Optional.empty();
    }

    private static String tag(SecretKeySpec key, UUID form, String second) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] tag = mac.doFinal((form + "/" + second).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(tag, TAG_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
