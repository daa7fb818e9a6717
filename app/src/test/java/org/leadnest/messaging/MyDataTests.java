package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** The rights of a lead: to know, to stop, to ask, to be erased. */
@LeadNestTest
class MyDataTests {
    private static final Pattern LINK = Pattern.compile("/u/([A-Za-z0-9_-]+)");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private Storage storage;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Cast.Players players;
    private LeadId lead;
    private String canary;
    private String token;

    @BeforeEach
    void aLeadWasWrittenTo() {
        players = cast.enter();
        canary = "zq" + UUID.randomUUID().toString().replace("-", "");
        Daytime.moveTo(clock, "10:00");
        lead = capture();
        players.atHarbor(() -> leads.note(lead, "Note " + canary, Author.of(players.maya())));
        post(
                "/app/inbox/" + lead + "/messages",
                players.maya(),
                "channel",
                "EMAIL",
                "subject",
                "Hello",
                "text",
                "Text " + canary);
        dispatcher.run();
        String text = outbox.list(java.util.Optional.empty(), 50).data().stream()
                .filter(entry -> lead.value().equals(entry.leadId()))
                .findFirst()
                .orElseThrow()
                .text();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        token = link.group(1);
    }

    @Test
    void thePageSaysWhoKeepsDataAndFromWhereAndGivesNothingAway() throws Exception {
        Document page = page("/my/" + token);
        assertThat(page.text())
                .contains(
                        "What Harbor Realty keeps about you",
                        "Zillow",
                        "z•••@example.com",
                        "Messages to and from you 1")
                .doesNotContain(canary, "0177");
        assertThat(page("/u/" + token).select("a[href=/my/" + token + "]")).hasSize(1);
        assertThat(mvc.get().uri("/my/" + token.substring(1) + "A")).hasStatus(404);
    }

    @Test
    void aRequestStandsInTheQueueWithItsDayAndIsAnsweredWithACopy() throws Exception {
        assertThat(post("/my/" + token + "/requests", null, "kind", "nothing")).hasStatus(422);
        assertThat(post("/my/" + token + "/requests", null, "kind", "COPY", "words", "All of it, please"))
                .hasStatus3xxRedirection();
        assertThat(page("/my/" + token).text()).contains("A copy of the data, asked on", "will be answered by");
        Document queue = queue();
        assertThat(queue.text()).contains("A copy of the data", "All of it, please", Mornings.left(clock, 0));
        String copy = queue.select("a[href$=/copy.json]").attr("href");
        String json = mvc.get()
                .uri(copy)
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(JsonPath.<List<String>>read(json, "$.leads['leads.notes'][*].body")
                                .toString()
                        + JsonPath.<List<String>>read(json, "$.messaging['messaging.messages'][*].body_text"))
                .contains("Note " + canary, "Text " + canary);
        assertThat(mvc.get().uri(copy).with(SignedIn.as(players.pia()))).hasStatus(404);
        assertThat(mvc.get().uri(copy).with(SignedIn.as(players.maya()))).hasStatus(403);
        post(copy.replace("/copy.json", "/extension"), players.grace(), "reason", "Many files");
        assertThat(queue().text()).contains(Mornings.left(clock, 45), "Many files", "one month", "45 days");
        assertThat(page("/my/" + token).text()).contains("it takes longer because: Many files");
        post(copy.replace("/copy.json", "/answer"), players.grace(), "answer", "Sent by mail.");
        assertThat(queue().text()).contains("answered", "Sent by mail. (Grace Harbor)");
        assertThat(page("/my/" + token).text()).contains("answered on", "Sent by mail.");
    }

    @Test
    void whoAsksHearsThatItArrivedThatItTakesLongerAndGetsTheCopyForAWeek() throws Exception {
        post("/my/" + token + "/requests", null, "kind", "OBJECTION");
        assertThat(letter("has your request")).contains("Harbor Realty", "no more use of the data", "/my/");
        post("/my/" + token + "/requests", null, "kind", "COPY");
        String path = queue().select("a[href$=/copy.json]").attr("href").replace("/copy.json", "");
        post(path + "/extension", players.grace(), "reason", "Many files");
        assertThat(letter("needs longer")).contains("It takes longer because: Many files");
        assertThat(post(
                        "/app/settings/requests/" + request("COPY") + "/answer",
                        players.grace(),
                        "answer",
                        "Here it is."))
                .hasStatus3xxRedirection();
        String letter = letter("The copy of your data from Harbor Realty");
        Matcher link = Pattern.compile("/my/copy/[A-Za-z0-9_-]+").matcher(letter);
        assertThat(link.find()).isTrue();
        assertThat(letter).contains("Here it is.");
        MvcTestResult copy = mvc.get().uri(link.group()).exchange();
        assertThat(copy).hasStatusOk();
        assertThat(copy.getResponse().getContentAsString()).contains("Note " + canary);
        assertThat(copy.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(mvc.get().uri(link.group().replaceFirst(".$", "A").replaceFirst("copy/.", "copy/B")))
                .hasStatus(404);
        clock.advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(mvc.get().uri(link.group())).hasStatus(404);
    }

    @Test
    void aLetterOfAnAnswerGoesToOneWhoIsNotToBeWrittenTo() throws Exception {
        post("/my/" + token + "/stop", null);
        post("/my/" + token + "/requests", null, "kind", "OBJECTION");
        post("/app/settings/requests/" + request("OBJECTION") + "/answer", players.grace(), "answer", "It is done.");
        assertThat(letter("has answered your request")).contains("It is done.");
    }

    @Test
    void whatLeadNestWroteToAgentsAboutALeadGoesWithTheLead() throws Exception {
        players.atHarbor(() -> leads.assign(lead, players.maya().user(), Author.of(players.grace())));
        players.atHarbor(() -> messages.receive(new Incoming(
                lead.value(),
                Channel.EMAIL,
                canary + "@example.com",
                "reply@example.com",
                "Re: Hello",
                "Yes",
                false,
                "test",
                UUID.randomUUID().toString())));
        JobHandler replies = handlers.stream()
                .filter(one -> one.name().equals("followups.reply-letter"))
                .findFirst()
                .orElseThrow();
        players.atHarbor(() -> {
            replies.run(players.harbor(), lead.value());
            return true;
        });
        dispatcher.run();
        assertThat(productSubjects()).anyMatch(subject -> subject.startsWith("A lead for you: " + canary));
        assertThat(productSubjects()).anyMatch(subject -> subject.startsWith(canary));
        eraseAndForget();
        assertThat(rowsWith(canary)).isEmpty();
    }

    @Test
    void theFileOfTheImportThatTheyStandInGoesWithThem() throws Exception {
        String key = "imports/" + UUID.randomUUID() + ".csv";
        String running = "imports/" + UUID.randomUUID() + ".csv";
        for (String one : List.of(key, running)) {
            storage.put(
                    players.harbor(),
                    one,
                    "text/csv",
                    new java.io.ByteArrayInputStream(canary.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    canary.length());
            imported(one, one.equals(key) ? "DONE" : "RUNNING");
        }
        eraseAndForget();
        List<UUID> purged = jdbc.sql("""
                        select right(task_instance, 36)::uuid from platform.scheduled_tasks
                         where task_name = 'leads.purge-source' and starts_with(task_instance, :account)
                        """)
                .param("account", players.harbor().toString())
                .query(UUID.class)
                .list();
        assertThat(purged).as("the one that is finished").hasSize(1);
        JobHandler purge = handlers.stream()
                .filter(one -> one.name().equals("leads.purge-source"))
                .findFirst()
                .orElseThrow();
        players.atHarbor(() -> {
            purge.run(players.harbor(), purged.getFirst());
            return true;
        });
        assertThatThrownBy(() -> storage.open(players.harbor(), key)).isInstanceOf(Storage.MissingFile.class);
        storage.open(players.harbor(), running).close();
    }

    private void imported(String key, String status) {
        UUID id = UUID.randomUUID();
        players.atHarbor(() -> transactions.execute(done -> jdbc.sql("""
                        with made as (
                          insert into leads.imports (account_id, id, file_name, storage_key, size_bytes, charset, delimiter,
                                 has_header, columns, mapping, status, created_by, created_by_name, created_at)
                          values (:account, :id, 'a.csv', :key, 3, 'UTF-8', ',', true, '{}', '{}', :status, :user, 'Grace',
                                  now())
                          returning account_id, id)
                        insert into leads.import_rows (account_id, import_id, row_number, outcome, lead_id)
                        select account_id, id, 1, 'CREATED', :lead from made
                        """)
                .param("account", players.harbor().value())
                .param("id", id)
                .param("key", key)
                .param("status", status)
                .param("user", players.grace().userUuid())
                .param("lead", lead.value())
                .update()));
    }

    private void eraseAndForget() throws Exception {
        post("/my/" + token + "/requests", null, "kind", "ERASURE", "words", "It is me, " + canary);
        post("/app/settings/requests/" + request("ERASURE") + "/erasure", players.grace());
        dispatcher.run();
        run("messaging.last-letters");
    }

    private void run(String job) {
        jobs.stream().filter(one -> one.name().equals(job)).forEach(RecurringJob::run);
    }

    private UUID request(String kind) {
        return players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("select id from privacy.requests where kind = :kind and answered_at is null")
                        .param("kind", kind)
                        .query(UUID.class)
                        .single()));
    }

    /** The newest letter with these words in its subject, delivered to the person. */
    private String letter(String subject) {
        clock.advance(Duration.ofSeconds(5));
        dispatcher.run();
        return outbox.list(java.util.Optional.empty(), 50).data().stream()
                .filter(entry -> entry.to().equals(canary + "@example.com"))
                .filter(entry -> entry.subject().contains(subject))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private List<String> productSubjects() {
        return outbox.list(java.util.Optional.empty(), 50).data().stream()
                .filter(entry -> entry.accountId().equals(players.harbor().value()))
                .map(Outbox.Entry::subject)
                .toList();
    }

    @Test
    void anErasureLeavesNothingBehindAndNobodyWritesAgain() throws Exception {
        assertThat(rowsWith(canary)).contains("leads.leads", "messaging.messages", "messaging.outbox");
        post("/my/" + token + "/requests", null, "kind", "ERASURE", "words", "It is me, " + canary);
        String erasure = queue().select("form[action$=/erasure]").attr("action");
        assertThat(post(erasure, players.pia())).hasStatus(404);
        assertThat(post(erasure, players.grace())).hasStatus3xxRedirection();
        assertThat(rowsWith(canary))
                .as("the letter that tells them, until it is delivered")
                .containsExactly("messaging.messages");
        assertThat(letter("has erased your data")).contains("Harbor Realty has erased what it kept about you");
        run("messaging.last-letters");
        assertThat(rowsWith(canary)).isEmpty();
        assertThat(page("/my/" + token).text()).contains("Nothing, but a hash");
        assertThat(queue().text()).contains("Somebody who was erased", "Erased;");
        LeadId again = capture();
        post("/app/inbox/" + again + "/messages", players.maya(), "channel", "EMAIL", "subject", "Hi", "text", "Back");
        clock.advance(Duration.ofMinutes(1));
        dispatcher.run();
        assertThat(players.atHarbor(() -> messages.list(again.value(), java.util.Optional.empty(), 5))
                        .data())
                .first()
                .satisfies(message -> assertThat(message.status()).isEqualTo(Status.REFUSED));
        players.atHarbor(() -> {
            consents.give(again.value(), Channel.EMAIL, new Evidence("FORM", "Write to me", "test"));
            return true;
        });
        post(
                "/app/inbox/" + again + "/messages",
                players.maya(),
                "channel",
                "EMAIL",
                "subject",
                "Hi",
                "text",
                "As you asked");
        dispatcher.run();
        assertThat(players.atHarbor(() -> messages.list(again.value(), java.util.Optional.empty(), 5))
                        .data())
                .first()
                .satisfies(message -> assertThat(message.status()).isEqualTo(Status.SENT));
    }

    @Test
    void stopStopsAtOnce() throws Exception {
        post("/my/" + token + "/stop", null);
        assertThat(page("/u/" + token).select("input[checked]")).isEmpty();
        assertThat(page("/my/" + token).text()).doesNotContain("Stop all contact, now");
    }

    @Test
    void anObjectionKeepsTheDataAndEndsEveryMessageUntilItIsLifted() throws Exception {
        post("/my/" + token + "/requests", null, "kind", "OBJECTION");
        players.atHarbor(() -> {
            consents.give(lead.value(), Channel.EMAIL, new Evidence("FORM", "Write to me", "test"));
            return true;
        });
        assertThat(write("Still there?")).satisfies(message -> {
            assertThat(message.status()).isEqualTo(Status.REFUSED);
            assertThat(message.rule()).isEqualTo("restriction");
        });
        assertThat(rowsWith(canary)).contains("leads.leads");
        assertThat(queue().text()).contains("kept and not used");

        String path = queue().select("form[action$=/restriction]").attr("action");
        assertThat(post(path, players.pia(), "on", "false")).hasStatus(404);
        assertThat(post(path, players.grace(), "on", "false"))
                .hasStatus(422)
                .bodyText()
                .contains("give the reason");
        assertThat(write("Not yet").rule()).isEqualTo("restriction");
        assertThat(post(path, players.grace(), "on", "false", "reason", "They asked us to write again"))
                .hasStatus3xxRedirection();
        assertThat(letter("wants to use your data again")).contains("They asked us to write again", "/my/");
        clock.advance(Duration.ofDays(3));
        run("privacy.liftings");
        assertThat(rowsWith("They asked us to write again")).contains("privacy.lifted_restrictions");
        assertThat(rowsWith("RESTRICTION_LIFTED")).contains("accounts.audit_entries");
        assertThat(write("As you asked").status()).isEqualTo(Status.SENT);
        post(path, players.grace(), "on", "true");
        assertThat(write("Again").status()).isEqualTo(Status.REFUSED);
        assertThat(post(path.replace("/restriction", "/suppression"), players.grace()))
                .hasStatus3xxRedirection();
        post(path, players.grace(), "on", "false", "reason", "Again");
        clock.advance(Duration.ofDays(3));
        run("privacy.liftings");
        assertThat(rowsWith("PERSON_SUPPRESSED")).contains("accounts.audit_entries");
        assertThat(write("Blocked now").rule()).isEqualTo("suppression");
    }

    @Test
    void whoAsksByPhoneIsFoundByTheirAddressAndToldInTenBusinessDays() throws Exception {
        assertThat(post("/app/settings/requests/search", players.grace(), "address", "nobody@example.com"))
                .hasStatus(422)
                .bodyText()
                .contains("Expected a whole e-mail address or phone number", "nobody@example.com");
        assertThat(post("/app/settings/requests/search", players.pia(), "address", canary + "@example.com"))
                .hasStatus(422);
        Document found = Jsoup.parse(post("/app/settings/requests/search", players.grace(), "address", "(212) 555-0177")
                .getResponse()
                .getContentAsString());
        String person = found.select("input[name=person]").attr("value");
        assertThat(person).isEqualTo(lead.toString());
        assertThat(post("/app/settings/requests", players.pia(), "person", person, "kind", "COPY"))
                .hasStatus(404);
        assertThat(post("/app/settings/requests", players.grace(), "person", person, "kind", "COPY"))
                .hasStatus3xxRedirection();
        assertThat(queue().text()).contains("A copy of the data").doesNotContain("Tell them it arrived by");
        assertThat(letter("has your request")).contains("a copy of the data");

        LeadId byPhone = players.atHarbor(() -> leads.capture(
                        NewLead.named("Phil", "Phone").reachedBy(List.of(), List.of(new PhoneNumber("+12125550178"))),
                        players.grace())
                .lead()
                .id());
        post("/app/settings/requests", players.grace(), "person", byPhone.toString(), "kind", "COPY");
        assertThat(queue().text()).contains("Tell them it arrived by");
        post(queue().select("form[action$=/confirmation]").attr("action"), players.grace());
        assertThat(queue().text()).doesNotContain("Tell them it arrived by");
    }

    private Message write(String text) {
        post("/app/inbox/" + lead + "/messages", players.maya(), "channel", "EMAIL", "subject", "Hi", "text", text);
        clock.advance(Duration.ofSeconds(5));
        dispatcher.run();
        return players.atHarbor(() -> messages.list(lead.value(), java.util.Optional.empty(), 5))
                .data()
                .getFirst();
    }

    private LeadId capture() {
        return players.atHarbor(() -> leads.capture(
                        NewLead.named(canary, "Person")
                                .reachedBy(
                                        List.of(new EmailAddress(canary + "@example.com")),
                                        List.of(new PhoneNumber("+12125550177")))
                                .living("NY", "10001", "America/New_York")
                                .from("Zillow"),
                        players.grace())
                .lead()
                .id());
    }

    /** Tables in which any row of the account holds the text, in any column. */
    private List<String> rowsWith(String text) {
        return players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'platform')
                        """).query(String.class).list().stream()
                .filter(table -> holds(table, text))
                .toList()));
    }

    private boolean holds(String table, String text) {
        return jdbc.sql("select exists (select 1 from " + table + " t where t::text like '%' || :text || '%')")
                .param("text", text)
                .query(Boolean.class)
                .single();
    }

    private Document queue() throws Exception {
        MvcTestResult answer = mvc.get()
                .uri("/app/settings/requests")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private Document page(String uri) throws Exception {
        MvcTestResult answer = mvc.get().uri(uri).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }

    private MvcTestResult post(String uri, @org.jspecify.annotations.Nullable Actor actor, String... fields) {
        var request = mvc.post()
                .uri(uri)
                .with(actor == null ? SecurityMockMvcRequestPostProcessors.csrf() : SignedIn.as(actor));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
