package org.leadnest.accounts.team;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.leadnest.accounts.Role;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

@Component
class InvitationSample implements LetterSamples {
    private final Links links;

    InvitationSample(Links links) {
        this.links = links;
    }

    @Override
    public List<ProductLetter> samples() {
        Invitation invitation = new Invitation(
                new UUID(0, 3),
                new AccountId(new UUID(0, 1)),
                new EmailAddress("maya@harbor.example"),
                Role.AGENT,
                "Grace Harbor",
                Instant.EPOCH);
        return List.of(InvitationLetter.of(invitation, "Harbor Realty", links.to("/invitations/sample")));
    }
}
