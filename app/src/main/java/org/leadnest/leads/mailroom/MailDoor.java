package org.leadnest.leads.mailroom;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import org.leadnest.accounts.Open;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /hooks/leads/{account}}: raw MIME, signed by Standard Webhooks with the account's secret. Whatever is signed
 * rightly is kept and answered with 202 before anybody reads it; the same message again is 200.
 */
@RestController
@Open
class MailDoor {
    private final LeadMail mail;
    private final HookSignature signature;
    private final InstantSource clock;

    MailDoor(LeadMail mail, HookSignature signature, InstantSource clock) {
        this.mail = mail;
        this.signature = signature;
        this.clock = clock;
    }

    @PostMapping("/hooks/leads/{account}")
    ResponseEntity<Void> receive(@PathVariable String account, HttpServletRequest request) throws IOException {
        AccountId id = Ids.parse(account).map(AccountId::new).orElseThrow(NotFound::new);
        byte[] body = request.getInputStream().readNBytes(LeadMail.MAX_BYTES + 1);
        boolean signed = signature.fits(
                id,
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"),
                body,
                clock.instant());
        if (!signed) {
            throw new Refused(
                    HttpStatus.UNAUTHORIZED,
                    "expected webhook-id, webhook-timestamp within five minutes and webhook-signature over this body");
        }
        boolean cut = body.length > LeadMail.MAX_BYTES;
        byte[] kept = cut ? Arrays.copyOf(body, LeadMail.MAX_BYTES) : body;
        boolean fresh = Tenancy.as(id, () -> mail.keep(kept, cut)).isPresent();
        return ResponseEntity.status(fresh ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .build();
    }
}
