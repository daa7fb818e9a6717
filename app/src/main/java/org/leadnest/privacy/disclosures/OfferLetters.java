package org.leadnest.privacy.disclosures;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Operators;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** What owners are told of a sharing that they are asked to agree to, and operators of a consent that was taken back. */
@Component
class OfferLetters implements LetterSamples {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter DIA =
            DateTimeFormatter.ofPattern("d 'de' MMMM 'de' yyyy", MailLanguage.SPANISH.locale());

    private final Accounts accounts;
    private final Operators operators;
    private final Postman postman;
    private final Links links;
    private final InstantSource clock;

    OfferLetters(Accounts accounts, Operators operators, Postman postman, Links links, InstantSource clock) {
        this.accounts = accounts;
        this.operators = operators;
        this.postman = postman;
        this.links = links;
        this.clock = clock;
    }

    void asked(SharingOffer offer, AccountId account) {
        accounts.members(account).stream()
                .filter(member -> member.role() == Role.OWNER)
                .forEach(owner -> postman.post(asked(offer, account, accounts.user(owner.user()))));
    }

    private ProductLetter asked(SharingOffer offer, AccountId account, User owner) {
        return new ProductLetter(
                account,
                "sharing-offer",
                owner.email(),
                owner.name(),
                new Wordings(inEnglish(offer), inSpanish(offer)).greeting(owner.name()),
                Optional.of(links.to(DisclosurePages.PATH)));
    }

    private static Wording inEnglish(SharingOffer offer) {
        return new Wording(
                "May we share data of your account?",
                "We ask you to agree to a sharing of data. Without your yes nothing is shared, and a no has no other"
                        + " consequence.\n\nWould be given to: " + offer.recipient() + "\nData: " + offer.what()
                        + "\nOn the basis of: " + offer.basis() + "\nWhy: " + offer.reason()
                        + "\nOpen until: " + DAY.format(offer.openUntil())
                        + "\n\nA yes can be taken back at any time on the same page.",
                "Read and decide");
    }

    /** What the operator wrote stands as it was written. */
    private static Wording inSpanish(SharingOffer offer) {
        return new Wording(
                "¿Podemos compartir datos de su cuenta?",
                "Le pedimos su consentimiento para compartir datos. Sin su «sí» no se comparte nada, y un «no» no tiene"
                        + " otra consecuencia.\n\nLos recibiría: «" + offer.recipient() + "»\nDatos: «" + offer.what()
                        + "»\nCon base en: «" + offer.basis() + "»\nPor qué: «" + offer.reason()
                        + "»\nAbierto hasta: " + DIA.format(offer.openUntil())
                        + "\n\nUn «sí» se puede retirar en cualquier momento en la misma página.",
                "Leer y decidir");
    }

    void withdrawn(SharingOffer offer, AccountId account) {
        operators.people().forEach(operator -> postman.post(withdrawn(offer, account, operator)));
    }

    private static ProductLetter withdrawn(SharingOffer offer, AccountId account, User operator) {
        return new ProductLetter(
                Accounts.HOUSE,
                "sharing-withdrawn",
                operator.email(),
                operator.name(),
                Wordings.of(language -> new Wording(
                                language.choose("A consent was taken back", "Se retiró un consentimiento"),
                                language.choose(
                                        "An owner of account " + account + " took the consent to offer " + offer.id()
                                                + " back. From now on nothing of it may be shared.",
                                        "Un propietario de la cuenta " + account
                                                + " retiró el consentimiento a la oferta " + offer.id()
                                                + ". Desde ahora no se puede compartir nada de ello."),
                                ""))
                        .greeting(operator.name()),
                Optional.empty());
    }

    @Override
    public List<ProductLetter> samples() {
        Instant now = clock.instant();
        AccountId account = new AccountId(new UUID(0, 1));
        User maya = new User(new UserId(new UUID(0, 2)), "Maya", new EmailAddress("maya@harbor.example"), true);
        SharingOffer offer = new SharingOffer(
                new UUID(0, 9),
                "A directory of brokerages",
                "Agreement 7",
                "Names of agents",
                "To be found there",
                now,
                LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(SharingOffer.DAYS));
        return List.of(asked(offer, account, maya), withdrawn(offer, account, maya));
    }
}
