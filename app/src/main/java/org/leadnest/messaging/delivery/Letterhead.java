package org.leadnest.messaging.delivery;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.UnsubscribeAddress;
import org.leadnest.messaging.carriers.Envelope;
import org.leadnest.messaging.carriers.Envelope.Party;
import org.leadnest.messaging.links.TrackedLinks;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.messaging.settings.SendingSettings;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/**
 * Puts a message on the account's paper: sender, footer with postal address and opt-out (15 USC 7704(a)(3) and (5)), the
 * headers of RFC 8058, our Message-ID, the HTML part. Texts get the opt-out instruction with the first one to a number.
 */
@Component
public class Letterhead {
    /** A stranger chose it: with a line break in it, it would bring headers of its own. */
    private static final Pattern ONE_ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,900}>");

    private final Accounts accounts;
    private final SendingSettings settings;
    private final Seal seal;
    private final Links links;
    private final TrackedLinks tracked;
    private final TemplateEngine templates;
    private final Enclosures enclosures;

    Letterhead(
            Accounts accounts,
            SendingSettings settings,
            Seal seal,
            Links links,
            TrackedLinks tracked,
            TemplateEngine templates,
            Enclosures enclosures) {
        this.enclosures = enclosures;
        this.accounts = accounts;
        this.settings = settings;
        this.seal = seal;
        this.links = links;
        this.tracked = tracked;
        this.templates = templates;
    }

    Envelope write(AccountId account, Claimed message, String sender) {
        return switch (message.channel()) {
            case EMAIL -> email(account, message, sender);
            case SMS -> text(account, message, sender);
        };
    }

    private Envelope text(AccountId account, Claimed message, String sender) {
        var words = TrackedLinks.put(shorts(message, settings.get()), message.text());
        var instruct = message.category() == Category.COMMERCIAL && message.first();
        return new Envelope(
                message.id(),
                account,
                message.person(),
                Channel.SMS,
                new Party("", sender),
                new Party(message.recipientName(), message.recipient()),
                "",
                OptOutLine.on(words, instruct),
                null,
                Map.of(),
                List.of(),
                enclosures.pictures(account, message.id()));
    }

    private Envelope email(AccountId account, Claimed message, String sender) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Message-ID", "<" + message.id() + "@" + sender.substring(sender.lastIndexOf('@') + 1) + ">");
        var html = message.html();
        if (html != null) {
            var lifecycle = message.lifecycle();
            if (lifecycle != null) {
                unsubscribing(headers, "<" + links.to("/mail/" + seal.token(lifecycle)) + ">");
            }
            var replyTo = message.replyTo();
            if (replyTo != null) {
                headers.put(Envelope.REPLY_TO, replyTo);
            }
            return envelope(account, message, new Party("LeadNest", sender), message.text(), html, headers, List.of());
        }
        var sending = settings.get();
        var name = sending.fromName().isBlank() ? accounts.name(account) : sending.fromName();
        var link = unsubscribeLink(account, message);
        if (!link.isEmpty()) {
            unsubscribing(headers, "<" + link + ">" + byMail(message));
        }
        if (message.replyTo() != null) {
            headers.put(Envelope.REPLY_TO, message.replyTo());
        }
        var answers = message.answers();
        if (answers != null && ONE_ID.matcher(answers).matches()) {
            headers.put("In-Reply-To", answers);
            headers.put("References", answers);
        }
        var letter = new Letter(
                message.subject(),
                message.text(),
                name,
                sending.postalAddress(),
                link,
                shorts(message, sending),
                sending.trackOpens() && counted(message) ? tracked.picture(message.id()) : "");
        var page = new StringOutput();
        templates.render("messaging/letter.jte", letter, page);
        return envelope(
                account,
                message,
                new Party(name, sender),
                letter.plain(),
                page.toString(),
                headers,
                enclosures.of(message.id()));
    }

    /** Only where somebody reads what is written there (RFC 2369, 3.2): the mailbox for answers, under a tag of its own. */
    private static String byMail(Claimed message) {
        var replyTo = message.replyTo();
        return replyTo == null
                ? ""
                : ", <mailto:" + UnsubscribeAddress.of(replyTo, message.id()) + "?subject=unsubscribe>";
    }

    private static void unsubscribing(Map<String, String> headers, String places) {
        headers.put("List-Unsubscribe", places);
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** Only commercial messages are counted, and only where the account turned it on. */
    private Map<String, String> shorts(Claimed message, SendingSettings.Sending sending) {
        var person = message.person();
        return sending.trackLinks() && person != null && counted(message)
                ? tracked.shorten(message.id(), person, message.text())
                : Map.of();
    }

    private static boolean counted(Claimed message) {
        return message.person() != null && message.category() == Category.COMMERCIAL;
    }

    private String unsubscribeLink(AccountId account, Claimed message) {
        var person = message.person();
        return person == null || message.category() == Category.TRANSACTIONAL
                ? ""
                : links.to("/u/"
                        + seal.token(new Seal.Opened(account, person, message.channel(), message.recipientKey())));
    }

    private static Envelope envelope(
            AccountId account,
            Claimed message,
            Party from,
            String text,
            String html,
            Map<String, String> headers,
            List<Enclosure> files) {
        return new Envelope(
                message.id(),
                account,
                message.person(),
                Channel.EMAIL,
                from,
                new Party(message.recipientName(), message.recipient()),
                message.subject().replaceAll("\\p{Cntrl}+", " "),
                text,
                html,
                headers,
                files);
    }
}
