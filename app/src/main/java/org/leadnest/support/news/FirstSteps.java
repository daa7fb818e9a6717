package org.leadnest.support.news;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Permission;
import org.leadnest.billing.Entitlements;
import org.leadnest.billing.Standing;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.messaging.readers.Reader;
import org.leadnest.messaging.readers.Readers;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/**
 * The letters of the first two weeks, each once, a set time after the address was confirmed. One too late is left out, and so
 * is one about what its reader may not do, or about plans where there is one.
 */
@Component
class FirstSteps implements RecurringJob, LetterSamples {
    static final Duration LATE = Duration.ofDays(2);
    private static final Duration PAUSE = Duration.ofMinutes(30);
    private static final int SLICE = 200;

    private static final List<Step> STEPS = List.of(
            new Step(
                    "first-steps-leads",
                    Duration.ofDays(1),
                    new Wordings(
                            new Wording(
                                    "Bring your leads along",
                                    "A CSV file from any other program will do: columns are recognised, you see a preview,"
                                            + " and an import can be taken back.\n\nIf portals write to you about new leads,"
                                            + " their mail can come here directly: owners and admins find the address under"
                                            + " Settings, Lead mail.",
                                    "Import leads"),
                            new Wording(
                                    "Traiga sus prospectos",
                                    "Basta un archivo CSV de cualquier otro programa: las columnas se reconocen, hay una"
                                            + " vista previa y una importación se puede deshacer.\n\nSi los portales le"
                                            + " escriben sobre prospectos nuevos, ese correo puede llegar aquí"
                                            + " directamente: propietarios y administradores ven la dirección en la"
                                            + " configuración, en «Lead mail».",
                                    "Importar prospectos")),
                    "/app/leads/imports/new",
                    Permission.LEADS_IMPORT,
                    false),
            new Step(
                    "first-steps-sequence",
                    Duration.ofDays(3),
                    new Wordings(
                            new Wording(
                                    "Follow up without forgetting anybody",
                                    "A sequence writes for you at legal hours, and stops when somebody answers or opts out."
                                            + " Two e-mails are a good start.\n\nBefore it starts, a page shows what would"
                                            + " go to whom and when.",
                                    "Build a sequence"),
                            new Wording(
                                    "Haga seguimiento sin olvidar a nadie",
                                    "Una secuencia escribe por usted a horas permitidas y se detiene cuando alguien responde"
                                            + " o se da de baja. Dos correos son un buen comienzo.\n\nAntes de empezar, una"
                                            + " página muestra qué saldría, a quién y cuándo.",
                                    "Crear una secuencia")),
                    "/app/sequences/new",
                    Permission.SEQUENCES_WRITE,
                    false),
            new Step(
                    "first-steps-listing",
                    Duration.ofDays(6),
                    new Wordings(
                            new Wording(
                                    "A listing in ten minutes",
                                    "Enter the facts of a home and drop its photos on the page. The photos are set right"
                                            + " without lying about the home, and the text names the fact behind every"
                                            + " sentence.",
                                    "Create a listing"),
                            new Wording(
                                    "Un anuncio en diez minutos",
                                    "Introduzca los datos de una casa y arrastre sus fotos a la página. Las fotos se corrigen"
                                            + " sin mentir sobre la casa, y el texto nombra el dato que hay detrás de cada"
                                            + " frase.",
                                    "Crear un anuncio")),
                    "/app/listings/new",
                    Permission.LISTINGS_WRITE,
                    false),
            new Step(
                    "first-steps-team",
                    Duration.ofDays(10),
                    new Wordings(
                            new Wording(
                                    "Is LeadNest for you?",
                                    "Ten days are enough to see what it does for you. Invite a colleague, look at what it"
                                            + " costs, or write to us: a person answers within one business day.",
                                    "See the plans"),
                            new Wording(
                                    "¿Es LeadNest para usted?",
                                    "Diez días bastan para ver lo que hace por usted. Invite a un colega, mire lo que cuesta"
                                            + " o escríbanos: una persona responde en un día hábil.",
                                    "Ver los planes")),
                    "/pricing",
                    Permission.BILLING,
                    true));

    private final Readers readers;
    private final Accounts accounts;
    private final Entitlements entitlements;
    private final Links links;
    private final InstantSource clock;

    FirstSteps(Readers readers, Accounts accounts, Entitlements entitlements, Links links, InstantSource clock) {
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.readers = readers;
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param after how long after the confirmed address
     * @param needs what its button leads to: whoever may not do that gets no letter about it
     * @param undecided whether it is for accounts without a plan alone
     */
    private record Step(
            String letter, Duration after, Wordings words, String path, Permission needs, boolean undecided) {}

    @Override
    public String name() {
        return "support.first-steps";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (Step step : STEPS) {
            Instant to = now.minus(step.after());
            Readers.Wanted wanted = new Readers.Wanted(step.letter(), MailKind.WELCOME, to.minus(LATE), to);
            List<Reader> slice;
            do {
                slice = readers.lacking(wanted, Optional.empty(), SLICE);
                slice.forEach(reader -> readers.once(
                        reader,
                        step.letter(),
                        one -> fits(step, one) ? Optional.of(letter(step, one)) : Optional.empty()));
            } while (slice.size() == SLICE);
        }
    }

    private boolean fits(Step step, Reader reader) {
        boolean may = accounts.actor(reader.account(), reader.user())
                .filter(actor -> actor.may(step.needs()))
                .isPresent();
        return may && (!step.undecided() || undecided(entitlements.standing(reader.account())));
    }

    private static boolean undecided(Standing standing) {
        return switch (standing) {
            case Standing.OnTrial _, Standing.TrialEnded _ -> true;
            case Standing.Granted _, Standing.Subscribed _, Standing.Owing _, Standing.Over _ -> false;
        };
    }

    private ProductLetter letter(Step step, Reader reader) {
        return new ProductLetter(
                        reader.account(),
                        step.letter(),
                        reader.email(),
                        reader.name(),
                        step.words().greeting(reader.name()),
                        Optional.of(links.to(step.path())))
                .endableBy(reader.user(), MailKind.WELCOME);
    }

    @Override
    public List<ProductLetter> samples() {
        Reader maya = new Reader(
                UserId.of("00000000-0000-4000-8000-000000000002"),
                AccountId.of("00000000-0000-4000-8000-000000000003"),
                new EmailAddress("maya@harbor.example"),
                "Maya",
                java.time.ZoneOffset.UTC);
        return STEPS.stream().map(step -> letter(step, maya)).toList();
    }
}
