package org.leadnest.privacy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

/** Tells an owner that a person asked for something that the law gives them; names nobody. */
@Component
class RequestLetter implements LetterSamples {
    private final Links links;

    RequestLetter(Links links) {
        this.links = links;
    }

    static ProductLetter of(AccountId account, User owner, DataRequest request, ZoneId zone, Links links) {
        LocalDate due = request.dueAt().atZone(zone).toLocalDate();
        return new ProductLetter(
                account,
                "data-request",
                owner.email(),
                owner.name(),
                new Wordings(inEnglish(request.kind(), due), inSpanish(request.kind(), due)).greeting(owner.name()),
                Optional.of(links.to("/app/settings/requests")));
    }

    private static Wording inEnglish(DataRequest.Kind kind, LocalDate due) {
        return new Wording(
                "A person asks about their data: " + kind.label().toLowerCase(Locale.ROOT),
                "one of your leads has asked for something that the law gives them a right to. It is to be answered by "
                        + PersonLetter.day(due, MailLanguage.ENGLISH)
                        + "; Settings, Data requests shows what was asked and does it with you.",
                "See the request");
    }

    private static Wording inSpanish(DataRequest.Kind kind, LocalDate due) {
        String what = switch (kind) {
            case COPY -> "una copia";
            case CORRECTION -> "una corrección";
            case ERASURE -> "el borrado";
            case OBJECTION -> "que no se usen más";
        };
        return new Wording(
                "Una persona pregunta por sus datos: " + what,
                "Uno de sus prospectos ha pedido algo a lo que la ley le da derecho. Debe responderse a más tardar el "
                        + PersonLetter.day(due, MailLanguage.SPANISH)
                        + "; en la configuración, «Data requests» muestra qué se pidió y lo hace con usted.",
                "Ver la solicitud");
    }

    @Override
    public List<ProductLetter> samples() {
        User owner = new User(new UserId(new UUID(0, 2)), "Maya", new EmailAddress("maya@harbor.example"), true);
        return Stream.of(DataRequest.Kind.values())
                .map(kind -> of(new AccountId(new UUID(0, 1)), owner, DataRequest.sample(kind), ZoneOffset.UTC, links))
                .toList();
    }
}
