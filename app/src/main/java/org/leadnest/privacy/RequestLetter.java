package org.leadnest.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Tells an owner that a person asked for something that the law gives them; names nobody. */
@Component
class RequestLetter implements LetterSamples {
    private final Links links;

    RequestLetter(Links links) {
        this.links = links;
    }

    static ProductLetter of(AccountId account, User owner, DataRequest.Kind kind, Links links) {
        return new ProductLetter(
                account,
                "data-request",
                owner.email(),
                owner.name(),
                "A person asks about their data: " + kind.label().toLowerCase(Locale.ROOT),
                "Hello " + owner.name()
                        + ",\n\none of your leads has asked for something that the law gives them a"
                        + " right to. It is to be answered within 30 days; Settings, Data requests shows what was"
                        + " asked and does it with you.",
                Optional.of(new ProductLetter.Action("See the request", links.to("/app/settings/requests"))));
    }

    @Override
    public List<ProductLetter> samples() {
        User owner = new User(new UserId(new UUID(0, 2)), "Maya", new EmailAddress("maya@harbor.example"), true);
        return List.of(of(new AccountId(new UUID(0, 1)), owner, DataRequest.Kind.COPY, links));
    }
}
