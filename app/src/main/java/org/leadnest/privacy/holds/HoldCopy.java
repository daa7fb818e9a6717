package org.leadnest.privacy.holds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import tools.jackson.databind.json.JsonMapper;

/** A hold as one word of a line in the journal of erasures: JSON in base64. */
final class HoldCopy {
    private static final JsonMapper JSON = new JsonMapper();

    private HoldCopy() {}

    private record Written(
            UUID id,
            UUID account,
            String reason,
            String law,
            List<String> parts,
            @Nullable UUID person,
            @Nullable Long ticket,
            String until,
            @Nullable String silentUntil,
            @Nullable String silentLaw,
            String setAt,
            UUID setBy,
            @Nullable String toldAt,
            @Nullable String endedAt) {}

    static String text(Hold hold) {
        Hold.Silence silence = hold.silence();
        Written written = new Written(
                hold.id(),
                hold.account().value(),
                hold.reason(),
                hold.law(),
                hold.parts().stream().map(HeldPart::name).toList(),
                hold.person(),
                hold.ticket(),
                hold.until().toString(),
                silence == null ? null : silence.until().toString(),
                silence == null ? null : silence.law(),
                hold.setAt().toString(),
                hold.setBy().value(),
                text(hold.toldAt()),
                text(hold.endedAt()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(written).getBytes(StandardCharsets.UTF_8));
    }

    static Hold read(String text) {
        Written one =
                JSON.readValue(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8), Written.class);
        String silentUntil = one.silentUntil();
        String silentLaw = one.silentLaw();
        return new Hold(
                one.id(),
                new AccountId(one.account()),
                one.reason(),
                one.law(),
                one.parts().stream().map(HeldPart::valueOf).toList(),
                one.person(),
                one.ticket(),
                LocalDate.parse(one.until()),
                silentUntil == null || silentLaw == null
                        ? null
                        : new Hold.Silence(LocalDate.parse(silentUntil), silentLaw),
                Instant.parse(one.setAt()),
                new UserId(one.setBy()),
                instant(one.toldAt()),
                instant(one.endedAt()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable Instant instant(@Nullable String time) {
        return time == null ? null : Instant.parse(time);
    }
}
