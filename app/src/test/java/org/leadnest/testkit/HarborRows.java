package org.leadnest.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Harbor Realty at work, through the doors that people and programs use: a row of every kind that has an id in a path. */
@Component
class HarborRows implements ForeignIds {
    private final ObjectProvider<MockMvcTester> mvc;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    HarborRows(ObjectProvider<MockMvcTester> mvc, JdbcClient jdbc, TransactionTemplate transaction) {
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        Map<String, String> ids = new HashMap<>();
        String lead = post(players, "/api/v1/leads", """
                {"firstName":"Ida","lastName":"Ito","emails":[{"value":"ida@example.com"}],"source":"Zillow"}""");
        ids.put("/api/v1/leads/", lead);
        ids.put("/app/leads/", lead);
        ids.put("/app/inbox/", lead);
        ids.put("/api/v1/conversations/", lead);
        ids.put("/api/v1/carriers/", "sms");
        leads(players, lead, ids);
        listing(players, ids);
        followups(players, lead, ids);
        people(players, lead, ids);
        return ids;
    }

    private void leads(Cast.Players players, String lead, Map<String, String> ids) {
        ids.put("/api/v1/inquiries/", post(players, "/api/v1/inquiries", """
                {"type":"General Inquiry","message":"Hello","person":{"emails":[{"value":"ida@example.com"}]}}"""));
        String other = post(players, "/api/v1/leads", """
                {"firstName":"Ida","lastName":"Itoh","emails":[{"value":"ida2@example.com"}]}""");
        form(players, "/app/leads/" + lead + "/merge", "with", other);
        ids.put("with", post(players, "/api/v1/leads", """
                {"firstName":"Ivo","emails":[{"value":"ivo@example.com"}]}"""));
        ids.put("/app/leads/merges/", one(players, "select id from leads.merges"));
        form(players, "/app/leads/" + lead + "/tasks", "title", "Call Ida");
        ids.put("/app/tasks/", one(players, "select id from leads.tasks"));
        ids.put("/api/v1/tasks/", one(players, "select id from leads.tasks"));
        form(players, "/app/leads/lists", "name", "New ones", "list", "stage=New");
        ids.put("/app/leads/lists/", one(players, "select id from leads.smart_lists"));
        MockMultipartFile file = new MockMultipartFile(
                "file", "leads.csv", "text/csv", "Name,Email\nAl,al@example.com\n".getBytes(StandardCharsets.UTF_8));
        String imported = id(mvc.getObject()
                .post()
                .uri("/api/v1/leads/imports")
                .multipart()
                .file(file)
                .with(SignedIn.as(players.grace()))
                .exchange());
        mvc.getObject()
                .post()
                .uri("/app/leads/" + lead + "/files")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "offer.txt", "text/plain", "Offer".getBytes(StandardCharsets.UTF_8)))
                .with(SignedIn.as(players.grace()))
                .exchange();
        ids.put("/app/leads/" + lead + "/files/", one(players, "select id from leads.files"));
        ids.put("/api/v1/leads/" + lead + "/files/", one(players, "select id from leads.files"));
        form(players, "/app/leads/" + lead + "/showings", "place", "18 Harbor Lane", "at", "2026-01-01T10:00");
        ids.put("/app/leads/" + lead + "/showings/", one(players, "select id from leads.showings"));
        ids.put("/api/v1/leads/" + lead + "/showings/", one(players, "select id from leads.showings"));
        ids.put("/api/v1/leads/imports/", imported);
        ids.put("/app/leads/imports/", imported);
        ids.put("/app/leads/mail/", one(players, """
                insert into leads.mail (account_id, id, digest, raw, received_at, status)
                values (current_setting('leadnest.account_id')::uuid, gen_random_uuid(), '\\x01', 'Subject: hi', now(), 'REVIEW')
                returning id"""));
        String deal = post(players, "/api/v1/deals", "{\"name\":\"18 Harbor Lane\",\"leadId\":\"" + lead + "\"}");
        ids.put("/api/v1/deals/", deal);
        ids.put("/app/deals/", deal);
        ids.put("/app/settings/pipeline/", one(players, "select id from deals.stages limit 1"));
        String pipeline = one(players, "select id from deals.pipelines limit 1");
        ids.put("/app/settings/pipelines/", pipeline);
        ids.put("/api/v1/deals/pipelines/", pipeline);
        ids.put(
                "/api/v1/deals/pipelines/" + pipeline + "/stages/",
                one(players, "select id from deals.stages limit 1"));
    }

    private void listing(Cast.Players players, Map<String, String> ids) {
        String listing = post(players, "/api/v1/listings", """
                {"UnparsedAddress":"18 Harbor Lane","City":"Salem","StateOrProvince":"MA","PostalCode":"01970",
                 "PropertyType":"Residential","ListPrice":489000}""");
        ids.put("/api/v1/listings/", listing);
        ids.put("/app/listings/", listing);
        mvc.getObject()
                .post()
                .uri("/api/v1/listings/" + listing + "/photos")
                .multipart()
                .file(new MockMultipartFile("file", "front.jpg", "image/jpeg", picture()))
                .with(SignedIn.as(players.grace()))
                .exchange();
        String photo = one(players, "select id from photos.photos");
        ids.put("/app/listings/" + listing + "/photos/", photo);
        ids.put("/api/v1/listings/" + listing + "/photos/", photo);
        mvc.getObject()
                .post()
                .uri("/api/v1/listings/" + listing + "/documents")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "rules.txt", "text/plain", "Quiet".getBytes(StandardCharsets.UTF_8)))
                .with(SignedIn.as(players.grace()))
                .exchange();
        String document = one(players, "select id from listings.documents");
        ids.put("/app/listings/" + listing + "/documents/", document);
        ids.put("/api/v1/listings/" + listing + "/documents/", document);
        form(players, "/app/listings/" + listing + "/remarks", "text", "A home in Salem.", "outlet", "MLS");
        ids.put("/api/v1/listings/" + listing + "/texts/", one(players, "select id from listings.texts"));
        String describing = post(players, "/api/v1/listings/describing", "{}");
        ids.put("/api/v1/listings/describing/", describing);
        ids.put("/app/listings/describing/", describing);
    }

    private void followups(Cast.Players players, String lead, Map<String, String> ids) {
        String sequence = post(players, "/api/v1/sequences", """
                {"name":"Welcome","steps":[{"channel":"EMAIL","delay":"PT0S","subject":"Hello","body":"Welcome"}]}""");
        ids.put("/api/v1/sequences/", sequence);
        ids.put("/app/sequences/", sequence);
        String trigger = post(
                players, "/api/v1/sequences/" + sequence + "/triggers", "{\"kind\":\"TAG\",\"value\":\"Investor\"}");
        ids.put("/app/sequences/" + sequence + "/triggers/", trigger);
        ids.put("/api/v1/sequences/" + sequence + "/triggers/", trigger);
        mvc.getObject()
                .post()
                .uri("/api/v1/sequences/" + sequence + "/enrollments")
                .contentType("application/json")
                .content("{\"leadIds\":[\"" + lead + "\"]}")
                .with(SignedIn.as(players.grace()))
                .exchange();
        String enrollment = one(players, "select id from followups.enrollments");
        ids.put("/api/v1/enrollments/", enrollment);
        ids.put("/app/enrollments/", enrollment);
        ids.put("/app/enrollments/" + enrollment + "/", "pause");
        ids.put("/app/sequences/calls/", one(players, """
                insert into followups.calls
                  (account_id, id, enrollment_id, step_id, step, url, status, created_at)
                values (current_setting('leadnest.account_id')::uuid, gen_random_uuid(), '%s', gen_random_uuid(), 0,
                  'https://example.com/hook', 'FAILED', now())
                returning id""".formatted(enrollment)));
        form(players, "/app/inbox/" + lead + "/messages", "channel", "EMAIL", "subject", "Hi", "text", "How are you?");
        String message = one(players, "select id from messaging.messages where kind = 'MANUAL'");
        ids.put("/api/v1/messages/", message);
        ids.put("/app/inbox/messages/", message);
        ids.put("/api/v1/strangers/", one(players, """
                insert into messaging.strangers
                  (account_id, id, sender, sender_name, recipient, subject, body_text, message_id, received_at)
                values (current_setting('leadnest.account_id')::uuid, gen_random_uuid(), 'una@example.com', 'Una',
                  'office@harbor.example', 'Hello', 'Is it free?', '<una@example.com>', now())
                returning id"""));
        MockMultipartFile plan = new MockMultipartFile("files", "plan.jpg", "image/jpeg", picture());
        mvc.getObject()
                .post()
                .uri("/app/inbox/" + lead + "/messages")
                .multipart()
                .file(plan)
                .param("channel", "EMAIL")
                .param("subject", "Plan")
                .param("text", "Here it is.")
                .with(SignedIn.as(players.grace()))
                .exchange();
        String attachment = one(players, "select id from messaging.attachments");
        ids.put("/app/inbox/attachments/", attachment);
        ids.put("/api/v1/attachments/", attachment);
        form(players, "/app/templates", "name", "Thanks", "channel", "EMAIL", "subject", "Thanks", "body", "Thank you");
        ids.put("/app/templates/", one(players, "select id from messaging.templates limit 1"));
        ids.put("/api/v1/templates/", ids.get("/app/templates/"));
        String mailing = one(players, """
                insert into messaging.mailings (account_id, id, channel, subject, body, people, created_at, created_by)
                values (current_setting('leadnest.account_id')::uuid, gen_random_uuid(), 'SMS', '', 'Hello', 1, now(), 'Maya')
                returning id""");
        ids.put("/api/v1/messages/bulk/", mailing);
        ids.put("/app/inbox/mailings/", mailing);
    }

    private void people(Cast.Players players, String lead, Map<String, String> ids) {
        String maya = players.maya().user().toString();
        ids.put("/app/settings/team/members/", maya);
        ids.put("/app/settings/ownership/{agent}", maya);
        ids.put("/app/settings/accounts/", players.harbor().toString());
        form(
                players,
                "/app/settings/team/invitations",
                "email",
                "new." + UUID.randomUUID() + "@example.com",
                "role",
                "AGENT");
        ids.put(
                "/app/settings/team/invitations/",
                one(players, "select id from accounts.invitations where account_id = '" + players.harbor() + "'"));
        ids.put("/app/settings/passkeys/", one(players, """
                insert into accounts.passkeys (id, user_id, credential_id, public_key, attestation, client_data, signatures,
                  transports, backup_eligible, backed_up, name, created_at)
                values (gen_random_uuid(), '%s', uuid_send(gen_random_uuid()), '', '', '', 0, '{}', false, false, 'Phone', now())
                returning id""".formatted(
                        players.grace().user())));
        ids.put("/app/settings/requests/", one(players, """
                insert into privacy.requests (account_id, id, person_id, kind, words, received_at, due_at)
                values (current_setting('leadnest.account_id')::uuid, gen_random_uuid(), '%s', 'COPY', '', now(), now())
                returning id""".formatted(lead)));
        form(
                players,
                "/app/support",
                "topic",
                "OTHER",
                "subject",
                "Where is my invoice?",
                "words",
                "I cannot find it.");
        String ticket = one(players, "select id from support.tickets where customer_id = '" + players.harbor() + "'");
        ids.put("/app/support/", ticket);
        ids.put("/ops/support/", ticket);
        one(
                players,
                "insert into accounts.profiles (user_id, picture, picture_at) values ('" + maya
                        + "', '\\x01', now()) returning user_id");
        ids.put("/app/people/", maya);
        form(players, "/app/settings/teams", "name", "Beach office");
        ids.put("/app/settings/teams/", one(players, "select id from accounts.teams"));
        String random = java.util.UUID.randomUUID().toString();
        ids.put("/ops/canned-answers/", random);
        ids.put("/ops/notices/", random);
        ids.put("/ops/accounts/", players.harbor().toString());
        ids.put("/ops/accounts/" + players.harbor() + "/members/", maya);
        ids.put("/ops/accounts/" + players.harbor() + "/holds/", random);
        ids.put("/ops/accounts/" + players.harbor() + "/fraud/", random);
    }

    private String post(Cast.Players players, String path, String json) {
        return id(mvc.getObject()
                .post()
                .uri(path)
                .contentType("application/json")
                .content(json)
                .with(SignedIn.as(players.grace()))
                .exchange());
    }

    private void form(Cast.Players players, String path, String... pairs) {
        var request = mvc.getObject().post().uri(path).with(SignedIn.as(players.grace()));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        int status = request.exchange().getResponse().getStatus();
        if (status != 302 && status != 303) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }

    /** The id that a creating call answered: the only member whose name is {@code id} or ends with {@code Key}. */
    private static String id(MvcTestResult answer) {
        try {
            String body = answer.getResponse().getContentAsString();
            var found = java.util.regex.Pattern.compile("\"(?:id|ListingKey)\"\\s*:\\s*\"([^\"]+)\"")
                    .matcher(body);
            if (answer.getResponse().getStatus() >= 300 || !found.find()) {
                throw new IllegalStateException(answer.getResponse().getStatus() + " " + body);
            }
            return found.group(1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String one(Cast.Players players, String sql) {
        return players.atHarbor(() -> Objects.requireNonNull(
                transaction.execute(_ -> jdbc.sql(sql).query(String.class).single())));
    }

    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    new java.awt.image.BufferedImage(64, 48, java.awt.image.BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
