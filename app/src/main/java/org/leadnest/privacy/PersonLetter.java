package org.leadnest.privacy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/**
 * What a person hears of what they asked about their data. It is the answer that the law wants, so it also goes to somebody
 * whose data is not used or who is not to be written to otherwise.
 */
@Component
class PersonLetter implements LetterSamples {
    private final Links links;

    PersonLetter(Links links) {
        this.links = links;
    }

    /**
     * To whom, and in whose name.
     *
     * @param page their own page
     */
    record To(AccountId account, String company, PersonRecords.Reach reach, Optional<String> page) {}

    static ProductLetter received(To to, DataRequest request, ZoneId zone) {
        return letter(
                        to,
                        "data-received",
                        to.page(),
                        language -> new Wording(
                                language.choose(
                                        to.company() + " has your request", to.company() + " tiene su solicitud"),
                                language.choose(
                                        "what you asked of " + to.company() + " about your data has arrived: "
                                                + what(request, language)
                                                + ". It is answered by "
                                                + day(
                                                        request.dueAt()
                                                                .atZone(zone)
                                                                .toLocalDate(),
                                                        language)
                                                + ", to this address.",
                                        "Lo que pidió a " + to.company() + " sobre sus datos ha llegado: "
                                                + what(request, language)
                                                + ". Se responde a más tardar el "
                                                + day(
                                                        request.dueAt()
                                                                .atZone(zone)
                                                                .toLocalDate(),
                                                        language) + ", a esta dirección."),
                                see(language)))
                .about(Set.of(request.person()));
    }

    static ProductLetter extended(To to, DataRequest request, ZoneId zone) {
        String reason = request.extendedReason() == null ? "" : request.extendedReason();
        return letter(
                        to,
                        "data-extended",
                        to.page(),
                        language -> new Wording(
                                language.choose(
                                        to.company() + " needs longer for your request",
                                        to.company() + " necesita más tiempo para su solicitud"),
                                language.choose(
                                        "your request (" + what(request, language) + ") is answered by "
                                                + day(
                                                        request.dueAt()
                                                                .atZone(zone)
                                                                .toLocalDate(),
                                                        language)
                                                + ". It takes longer because: " + reason,
                                        "Su solicitud (" + what(request, language) + ") se responde a más tardar el "
                                                + day(
                                                        request.dueAt()
                                                                .atZone(zone)
                                                                .toLocalDate(),
                                                        language)
                                                + ". Tarda más porque: " + reason),
                                see(language)))
                .about(Set.of(request.person()));
    }

    static ProductLetter answered(To to, DataRequest request, String answer) {
        return letter(
                        to,
                        "data-answered",
                        to.page(),
                        language -> new Wording(
                                language.choose(
                                        to.company() + " has answered your request",
                                        to.company() + " respondió a su solicitud"),
                                language.choose(
                                        "your request (" + what(request, language) + ") is answered: " + answer,
                                        "Su solicitud (" + what(request, language) + ") está respondida: " + answer),
                                see(language)))
                .about(Set.of(request.person()));
    }

    /** The data may be used again, by the account's decision. */
    static ProductLetter lifted(To to, UUID person, String reason, LocalDate from) {
        return letter(
                        to,
                        "data-lifted",
                        to.page(),
                        language -> new Wording(
                                language.choose(
                                        to.company() + " wants to use your data again",
                                        to.company() + " quiere volver a usar sus datos"),
                                language.choose(
                                        "your data is kept and not used. From " + day(from, language) + " on "
                                                + to.company()
                                                + " may use it again, because: “" + reason
                                                + "”\n\nIf you do not agree, object on your own page: that holds at once, and it stays unused.",
                                        "Sus datos se guardan sin usarse. Desde el " + day(from, language) + " "
                                                + to.company()
                                                + " puede volver a usarlos, porque: «" + reason
                                                + "»\n\nSi no está de acuerdo, opóngase en su propia página: vale de inmediato, y siguen sin usarse."),
                                language.choose("To your page", "A su página")))
                .about(Set.of(person));
    }

    /** @param copy the link to it, good for a week */
    static ProductLetter copied(To to, DataRequest request, String answer, String copy) {
        return letter(
                        to,
                        "data-copy",
                        Optional.of(copy),
                        language -> new Wording(
                                language.choose(
                                        "The copy of your data from " + to.company(),
                                        "La copia de sus datos de " + to.company()),
                                language.choose(
                                        "the button fetches everything that " + to.company()
                                                + " keeps about you, as one file (JSON). It works for seven days; keep this letter to"
                                                + " yourself until then. What they write: " + answer,
                                        "El botón descarga todo lo que " + to.company()
                                                + " guarda sobre usted, en un archivo (JSON). Funciona siete días; hasta entonces no"
                                                + " comparta este correo. Lo que le escriben: " + answer),
                                language.choose("Download the copy", "Descargar la copia")))
                .about(Set.of(request.person()));
    }

    /** Names nobody by a number: it outlives what is kept about them by the time of its delivery. */
    static ProductLetter erased(To to) {
        return letter(
                to,
                DataRequests.LAST_LETTER,
                Optional.empty(),
                language -> new Wording(
                        language.choose(to.company() + " has erased your data", to.company() + " borró sus datos"),
                        language.choose(
                                "as you asked, " + to.company()
                                        + " has erased what it kept about you. Proofs of what you"
                                        + " agreed to stay without your address, and a hash of the address, so that nobody writes"
                                        + " to you again. This letter is forgotten once it is delivered.",
                                "Como pidió, " + to.company()
                                        + " borró lo que guardaba sobre usted. Quedan, sin su dirección,"
                                        + " las pruebas de lo que aceptó y un hash de la dirección, para que nadie vuelva a"
                                        + " escribirle. Este correo se olvida una vez entregado."),
                        ""));
    }

    private static ProductLetter letter(
            To to, String kind, Optional<String> url, java.util.function.Function<MailLanguage, Wording> words) {
        return new ProductLetter(
                to.account(),
                kind,
                to.reach().address(),
                to.reach().name(),
                Wordings.of(words).greeting(to.reach().name()),
                url);
    }

    private static String see(MailLanguage language) {
        return language.choose("See your requests", "Ver sus solicitudes");
    }

    static String what(DataRequest request, MailLanguage language) {
        return switch (request.kind()) {
            case COPY -> language.choose("a copy of the data", "una copia de los datos");
            case CORRECTION -> language.choose("a correction", "una corrección");
            case ERASURE -> language.choose("erasure", "el borrado");
            case OBJECTION -> language.choose("no more use of the data", "que no se usen más los datos");
        };
    }

    static String day(LocalDate day, MailLanguage language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    @Override
    public List<ProductLetter> samples() {
        To ana = new To(
                new AccountId(new UUID(0, 1)),
                "Harbor Realty",
                new PersonRecords.Reach("Ana Lopez", new EmailAddress("ana@example.com")),
                Optional.of(links.to("/my/sample")));
        ZoneId zone = ZoneId.of("America/New_York");
        DataRequest request = DataRequest.sample(DataRequest.Kind.COPY);
        return List.of(
                received(ana, request, zone),
                extended(ana, request, zone),
                copied(ana, request, "LN-2027-114", links.to(CopyLinks.PATH + "sample")),
                answered(ana, DataRequest.sample(DataRequest.Kind.CORRECTION), "(305) 555-0123"),
                lifted(ana, new UUID(0, 2), "you asked us to write again", LocalDate.of(2027, 5, 7)),
                erased(ana));
    }
}
