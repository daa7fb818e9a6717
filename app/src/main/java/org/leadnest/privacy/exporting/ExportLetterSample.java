package org.leadnest.privacy.exporting;

import java.util.List;
import java.util.UUID;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

@Component
class ExportLetterSample implements LetterSamples {
    private final Links links;

    ExportLetterSample(Links links) {
        this.links = links;
    }

    @Override
    public List<ProductLetter> samples() {
        User maya = new User(new UserId(new UUID(0, 2)), "Maya", new EmailAddress("maya@harbor.example"), true);
        return List.of(Exports.letter(new AccountId(new UUID(0, 1)), maya, links));
    }
}
