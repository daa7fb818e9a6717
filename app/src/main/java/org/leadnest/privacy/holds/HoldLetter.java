package org.leadnest.privacy.holds;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

/** What an owner is told of a hold. */
final class HoldLetter {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private HoldLetter() {}

    static ProductLetter of(Hold hold, User owner, Links links) {
        String text =
                "A law obliges us to keep a part of your account for now, even when you erase it or close the account."
                        + " Nothing else changes: you go on working as before.\n\nWhat is kept: " + hold.partsInWords()
                        + "\nWhy: " + hold.reason() + "\nLaw: " + hold.law() + "\nUntil: " + DAY.format(hold.until())
                        + " at the latest\n\nWhat you erase in the meantime is not used any more and goes when the hold ends. It"
                        + " gives nobody access to your data; if somebody is to get any, it stands under Disclosures.";
        return new ProductLetter(
                hold.account(),
                "legal-hold",
                owner.email(),
                owner.name(),
                "A part of your account is kept by law",
                "Hello " + owner.name() + ",\n\n" + text,
                Optional.of(new ProductLetter.Action("See it", links.to("/app/settings/disclosures"))));
    }

    @Component
    static class Sample implements LetterSamples {
        private final Links links;
        private final InstantSource clock;

        Sample(Links links, InstantSource clock) {
            this.links = links;
            this.clock = clock;
        }

        @Override
        public List<ProductLetter> samples() {
            LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
            UserId maya = new UserId(new UUID(0, 2));
            Hold hold = new Hold(
                    new UUID(0, 7),
                    new AccountId(new UUID(0, 1)),
                    "A suit about a sale in which your account's messages are evidence",
                    "Fed. R. Civ. P. 37(e)",
                    List.of(HeldPart.MESSAGES),
                    null,
                    null,
                    today.plusYears(1),
                    null,
                    clock.instant(),
                    maya,
                    null,
                    null);
            return List.of(of(hold, new User(maya, "Maya", new EmailAddress("maya@harbor.example"), true), links));
        }
    }
}
