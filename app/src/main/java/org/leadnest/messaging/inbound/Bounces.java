package org.leadnest.messaging.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.carriers.MailStatus;
import org.leadnest.messaging.delivery.DeliveryReports;
import org.leadnest.messaging.delivery.Report;
import org.leadnest.messaging.settings.Complaints;
import org.springframework.stereotype.Component;

/**
 * Letters of ours that come back to the account's mailbox (RFC 3464): each recipient of a final failure is told of; and
 * complaints about them (RFC 5965), each of which is an opt-out. A box
 * that is full, a letter that is too large and a refusal of what we wrote say nothing against the address. A report that names no letter
 * of ours to that address is not believed: anybody can write one.
 */
@Component
class Bounces {
    private static final Pattern FAILED = Pattern.compile("(?im)^action:\\s*failed");
    private static final Pattern RECIPIENT =
            Pattern.compile("(?im)^final-recipient:\\s*rfc822\\s*;\\s*<?([^\\s<>;]{3,254})>?");
    private static final Pattern STATUS = Pattern.compile("(?im)^status:\\s*(5\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern DIAGNOSTIC = Pattern.compile("(?im)^diagnostic-code:\\s*smtp\\s*;\\s*(.*)$");
    private static final Pattern ABUSE = Pattern.compile("(?im)^feedback-type:\\s*abuse\\s*$");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id:\\s*<([0-9a-f-]{36})@");
    private static final int MOST_BYTES = 200_000;

    private final DeliveryReports reports;
    private final InstantSource clock;

    Bounces(DeliveryReports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** What a report tells, and the letter that it gives back. */
    private record Returned(String told, String complaint, String letter) {
        static final Returned NOTHING = new Returned("", "", "");

        boolean nothing() {
            return told.isEmpty() && complaint.isEmpty();
        }
    }

    /** False when the letter is no such report. */
    boolean take(AccountId account, byte[] raw) {
        Returned returned = read(raw);
        if (!returned.told().isEmpty()) {
            recipients(returned.told()).forEach(about -> tell(account, returned.letter(), about));
        }
        if (ABUSE.matcher(returned.complaint()).find()) {
            complained(account, returned.letter());
        }
        return !returned.nothing();
    }

    /** Whose letter it was opted out; it counts among the complaints once. */
    private void complained(AccountId account, String letter) {
        Matcher own = MESSAGE_ID.matcher(letter);
        if (own.find()) {
            String id = own.group(1);
            reports.optedOut(
                    new DeliveryReports.About(account, "mailbox", id, null),
                    "complaint " + id,
                    Complaints.WORD,
                    "",
                    clock.instant());
        }
    }

    private static Returned read(byte[] raw) {
        try {
            var mime = new MimeMessage(Session.getInstance(ReceivedMail.lenient()), new ByteArrayInputStream(raw));
            if (!mime.isMimeType("multipart/report") || !(mime.getContent() instanceof Multipart parts)) {
                return Returned.NOTHING;
            }
            String told = "";
            String complaint = "";
            String letter = "";
            for (int i = 0; i < parts.getCount(); i++) {
                Part part = parts.getBodyPart(i);
                if (part.isMimeType("message/delivery-status")) {
                    told = text(part);
                } else if (part.isMimeType("message/feedback-report")) {
                    complaint = text(part);
                } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                    letter = text(part);
                }
            }
            return new Returned(told, complaint, letter);
        } catch (MessagingException | IOException | IllegalArgumentException damaged) {
            return Returned.NOTHING;
        }
    }

    /** The part of the report about each recipient. */
    private static List<String> recipients(String told) {
        return List.of(told.replaceAll("\\R[ \\t]+(?=\\S)", " ").split("\\R[ \\t]*\\R"));
    }

    private void tell(AccountId account, String returned, String about) {
        Matcher recipient = RECIPIENT.matcher(about);
        Matcher status = STATUS.matcher(about);
        Matcher own = MESSAGE_ID.matcher(returned);
        Matcher diagnostic = DIAGNOSTIC.matcher(about);
        if (!FAILED.matcher(about).find() || !recipient.find() || !status.find() || !own.find()) {
            return;
        }
        String code = status.group(1);
        reports.bounced(
                new DeliveryReports.About(account, "mailbox", own.group(1), null),
                recipient.group(1),
                Report.failed(
                        "It came back: status " + code + ".",
                        MailStatus.dead(code, diagnostic.find() ? diagnostic.group(1) : "")),
                clock.instant());
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
