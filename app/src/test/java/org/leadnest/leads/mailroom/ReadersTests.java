package org.leadnest.leads.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.NewLead;

/** Messages as portals and people write them; all of them made up. */
class ReadersTests {
    private static final List<Reader> RULES = java.util.stream.Stream.of(
                    List.of(new MetaTags(), new Adf()), Portal.all(), List.of(new GeneralReader(House.UNKNOWN)))
            .flatMap(List::stream)
            .map(Reader.class::cast)
            .toList();

    @Test
    void leadTagsInHtmlWin() {
        Found found = read("""
                From: Site <noreply@builder.example>
                Subject: New contact
                MIME-Version: 1.0
                Content-Type: text/html; charset=utf-8

                <html><head><meta name="lead_source" content="My site"><meta name="lead_name" content="Ana Lopez">
                <meta name="lead_email" content="ana@example.com"><meta name="lead_phone" content="305-555-0123">
                <meta name="lead_property_address" content="18 Harbor Lane"><meta name="lead_message" content="Call me">
                </head><body><p>Email: other@example.com</p></body></html>
                """);
        NewLead lead = found.person("E-mail", Instant.EPOCH);
        assertThat(found.reader()).isEqualTo("lead tags");
        assertThat(lead.firstName()).isEqualTo("Ana");
        assertThat(lead.source()).isEqualTo("My site");
        assertThat(lead.emails()).hasToString("[ana@example.com]");
        assertThat(Objects.requireNonNull(lead.inquiry()).type()).isEqualTo(Inquiry.Type.PROPERTY_INQUIRY);
    }

    @Test
    void adfIsReadWithoutItsEntities() {
        Found found = read("""
                From: vendor@leads.example
                Subject: ADF lead
                Content-Type: text/plain

                <?ADF VERSION "1.0"?><adf><prospect><requestdate>2026-10-05T09:00:00-04:00</requestdate><customer><contact><name part="first">Ana</name>
                <name part="last">Lopez</name><email>ana@example.com</email><phone type="voice">3055550123</phone></contact>
                <comments>Wants a pool</comments></customer><provider><name part="full">HomeVendor</name></provider>
                </prospect></adf>
                """);
        assertThat(found.reader()).isEqualTo("ADF");
        assertThat(found.values()).containsEntry("first", "Ana").containsEntry("message", "Wants a pool");
        assertThat(found.at()).isEqualTo("2026-10-05T13:00:00Z");
        assertThat(new Adf()
                        .read(new Letter(
                                "",
                                "",
                                "",
                                "",
                                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><adf>"
                                        + "<customer><contact><email>&e;</email></contact></customer></adf>",
                                "",
                                null)))
                .isEmpty();
    }

    @Test
    void adfIsReadFromWhatIsAttachedAndInCapitals() {
        for (String type : List.of("application/xml", "application/octet-stream", "text/x-adf")) {
            Found found = read("""
                    From: vendor@leads.example
                    Subject: New prospect
                    MIME-Version: 1.0
                    Content-Type: multipart/mixed; boundary=b

                    --b
                    Content-Type: text/plain

                    A lead is attached.
                    --b
                    Content-Type: %s
                    Content-Disposition: attachment; filename="lead.adf"

                    <ADF><PROSPECT><CUSTOMER><CONTACT><NAME part="full">Ana Lopez</NAME>
                    <EMAIL>ana@example.com</EMAIL></CONTACT></CUSTOMER></PROSPECT></ADF>
                    --b--
                    """.formatted(type));
            assertThat(found.reader()).as(type).isEqualTo("ADF");
            assertThat(found.values()).containsEntry("name", "Ana Lopez");
        }
    }

    @Test
    void whatAnAgentSendsOnIsThePortalsAndTheAgentIsNoLead() {
        String inside = """
                From: Zillow <noreply@mail.zillow.com>
                Date: Sat, Nov 28, 2026 at 9:12 AM
                Subject: Ana Lopez is requesting information about 18 Harbor Lane, Miami, FL 33101
                To: <maya@harbor.example>

                New contact: Ana Lopez
                (305) 555-0123
                ana.lopez@example.com
                "I would like to see it."
                """;
        for (String head : List.of("---------- Forwarded message ---------\n", "Begin forwarded message:\n\n")) {
            String body = head + (head.startsWith("B") ? inside.replaceAll("(?m)^", "> ") : inside);
            Found found = read("""
                    From: Maya Lopez <maya@harbor.example>
                    Subject: Fwd: Ana Lopez is requesting information
                    Content-Type: text/plain

                    see below
                    """ + "\n" + body + "\n-- \nMaya, maya@harbor.example\n");
            assertThat(found.reader()).as(head).isEqualTo("Zillow");
            assertThat(found.values())
                    .containsEntry("name", "Ana Lopez")
                    .containsEntry("email", "ana.lopez@example.com")
                    .containsEntry("phone", "(305) 555-0123")
                    .containsEntry("address", "18 Harbor Lane");
        }
    }

    @Test
    void zillowNamesThePersonInTheSubjectAndThePropertyBehindIt() {
        Found found = read("""
                From: Zillow <noreply@mail.zillow.com>
                Reply-To: Ana Lopez <ana.lopez@example.com>
                Subject: New lead: Ana Lopez is requesting information about 18 Harbor Lane, Miami, FL 33101
                Content-Type: text/plain

                Ana Lopez says:
                Phone: (305) 555-0123
                Email: ana.lopez@example.com
                Message: I would like to see it.
                On Saturday, if I can.

                Price: $525,000
                """);
        assertThat(found.reader()).isEqualTo("Zillow");
        assertThat(found.values())
                .containsEntry("name", "Ana Lopez")
                .containsEntry("phone", "(305) 555-0123")
                .containsEntry("address", "18 Harbor Lane")
                .containsEntry("city", "Miami")
                .containsEntry("postal", "33101")
                .containsEntry("message", "I would like to see it.\nOn Saturday, if I can.");
        Inquiry inquiry =
                Objects.requireNonNull(found.person("E-mail", Instant.EPOCH).inquiry());
        assertThat(Objects.requireNonNull(inquiry.home()).price()).hasToString("525000");
    }

    @Test
    void realtorSaysItByLabels() {
        Found found = read("""
                From: leads@realtor.com
                Subject: New lead from realtor.com
                Content-Type: text/plain

                First Name: Ana
                Last Name: Lopez
                Email Address: ana@example.com
                Phone Number: 305-555-0123
                Property Address: 18 Harbor Lane, Miami, FL 33101
                MLSID #: A1234567
                Price: $525,000
                Comment(s): Is it still there?
                """);
        assertThat(found.reader()).isEqualTo("Realtor.com");
        assertThat(found.values())
                .containsEntry("first", "Ana")
                .containsEntry("mls", "A1234567")
                .containsEntry("message", "Is it still there?");
    }

    @Test
    void aTableInHtmlIsReadByItsRows() {
        Found found = read("""
                From: Homes.com <no-reply@homes.com>
                Subject: Inquiry
                Content-Type: text/html

                <table><tr><td>Name:</td><td>Ana Lopez</td></tr><tr><td>Email:</td><td>ana@example.com</td></tr>
                <tr><td>Message</td></tr><tr><td>Hello</td></tr></table>
                """);
        assertThat(found.values()).containsEntry("name", "Ana Lopez").containsEntry("source", "Homes.com");
    }

    @Test
    void aPersonWhoWritesThemselvesIsTheLead() {
        Found found = read("""
                From: "Ana Lopez" <ana@example.com>
                Subject: Your listing
                Content-Type: text/plain; charset=utf-8

                Hello, is 18 Harbor Lane free? My number is 305.555.0123.
                """);
        assertThat(found.reader()).isEqualTo("general");
        assertThat(found.values())
                .containsEntry("name", "Ana Lopez")
                .containsEntry("email", "ana@example.com")
                .containsEntry("phone", "305.555.0123")
                .containsEntry("address", "18 Harbor Lane");
    }

    @Test
    void aNewsletterAndRubbishAreLeftToAPerson() {
        assertThat(first("""
                From: news@shop.example
                Subject: Sale

                Great prices. Write to help@shop.example. Unsubscribe here.
                """)).isEmpty();
        assertThat(first("\u0000\u0001 no mail at all")).isEmpty();
        assertThat(first("")).isEmpty();
        assertThat(first("Content-Type: multipart/mixed; boundary=\n\n--\n")).isEmpty();
    }

    private static Found read(String message) {
        return first(message).orElseThrow();
    }

    private static Optional<Found> first(String message) {
        Letter letter = Forwarded.opened(Letter.open(message.getBytes(StandardCharsets.UTF_8)));
        return RULES.stream()
                .map(reader -> reader.read(letter))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
