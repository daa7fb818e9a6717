package org.leadnest.privacy.holds;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** What an owner is told of a hold. */
final class HoldLetter {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter DIA =
            DateTimeFormatter.ofPattern("d 'de' MMMM 'de' yyyy", MailLanguage.SPANISH.locale());

    private HoldLetter() {}

    static ProductLetter of(Hold hold, User owner, Links links) {
        return new ProductLetter(
                hold.account(),
                "legal-hold",
                owner.email(),
                owner.name(),
                new Wordings(inEnglish(hold), inSpanish(hold)).greeting(owner.name()),
                Optional.of(links.to("/app/settings/disclosures")));
    }

    private static Wording inEnglish(Hold hold) {
        return new Wording(
                "A part of your account is kept by law",
                "A law obliges us to keep a part of your account for now, even when you erase it or close the account."
                        + " Nothing else changes: you go on working as before.\n\nWhat is kept: " + hold.partsInWords()
                        + "\nWhy: " + hold.reason() + "\nLaw: " + hold.law() + "\nUntil: " + DAY.format(hold.until())
                        + " at the latest\n\nWhat you erase in the meantime is not used any more and goes when the hold"
                        + " ends. It gives nobody access to your data; if somebody is to get any, it stands under"
                        + " Disclosures.",
                "See it");
    }

    /** Reason and law are as the operator wrote them. */
    private static Wording inSpanish(Hold hold) {
        return new Wording(
                "Una parte de su cuenta se conserva por ley",
                "Una ley nos obliga a conservar por ahora una parte de su cuenta, aunque la borre o cierre la cuenta. Nada"
                        + " más cambia: usted sigue trabajando como antes.\n\nQué se conserva: "
                        + hold.parts().stream().map(HeldPart::spanish).collect(Collectors.joining("; "))
                        + "\nPor qué: " + hold.reason() + "\nLey: " + hold.law() + "\nHasta: "
                        + DIA.format(hold.until())
                        + " como máximo\n\nLo que borre mientras tanto ya no se usa y desaparece cuando termina la"
                        + " retención. No da a nadie acceso a sus datos; si alguien ha de recibir alguno, consta en"
                        + " «Disclosures».",
                "Verlo");
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
