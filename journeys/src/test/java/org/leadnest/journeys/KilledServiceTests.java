package org.leadnest.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** The process is killed in the middle of its work; after the restart all of the work is finished, once. */
@Execution(ExecutionMode.CONCURRENT)
class KilledServiceTests {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static RunningLeadNest service;

    @BeforeAll
    static void start() {
        service = RunningLeadNest.start();
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void anImportFinishesOnceAfterAKill() {
        ApiClient api = ApiClient.ofNewAccount(service, "Harbor Realty");
        int rows = 30_000;
        StringBuilder csv = new StringBuilder("First name,Last name,Email\n");
        for (int i = 0; i < rows; i++) {
            csv.append("Lead,Number").append(i).append(",lead").append(i).append("@example.com\n");
        }
        JsonNode started = api.upload(
                "/leads/imports", "file", Map.of("leads.csv", csv.toString().getBytes(StandardCharsets.UTF_8)));
        String path = "/leads/imports/" + started.get("id").asString();
        Eventually.expect(
                "the import has begun", LONG, () -> api.get(path).get("created").asInt() > 0);

        service.killAndRestart();

        Eventually.expect("the import is finished", LONG, () -> {
            JsonNode state = api.get(path);
            return state.get("created").asInt()
                            + state.get("updated").asInt()
                            + state.get("failed").asInt()
                    == rows;
        });
        JsonNode state = api.get(path);
        assertThat(state.get("created").asInt()).isEqualTo(rows);
        assertThat(state.get("failed").asInt()).isZero();
        List<JsonNode> found = api.all("/leads");
        assertThat(found).hasSize(rows);
        assertThat(found.stream().map(lead -> lead.get("id").asString()).collect(Collectors.toSet()))
                .hasSize(rows);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void photosAreEnhancedOnceAfterAKill() {
        ApiClient api = ApiClient.ofNewAccount(service, "Harbor Realty");
        String listing = api.post("/listings", Map.of("UnparsedAddress", "18 Harbor Lane", "City", "Salem"))
                .get("ListingKey")
                .asString();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 6; i++) {
            files.put("room" + i + ".jpg", HomePictures.dimRoom(i, 3000, 2000));
        }
        api.upload("/listings/" + listing + "/photos", "photos", files);

        service.killAndRestart();

        String path = "/listings/" + listing + "/photos";
        Eventually.expect("all photos are ready", LONG, () -> {
            JsonNode photos = api.get(path);
            return photos.size() == 6
                    && photos.valueStream()
                            .allMatch(
                                    photo -> "READY".equals(photo.get("status").asString()));
        });
        api.get(path).forEach(photo -> {
            List<String> kinds = photo.get("renditions")
                    .valueStream()
                    .map(rendition -> rendition.get("kind").asString())
                    .toList();
            assertThat(kinds).isNotEmpty().doesNotHaveDuplicates();
        });
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aSendIsNeverDoubledByAKill() {
        ApiClient api = ApiClient.ofNewAccount(service, "Harbor Realty");
        List<String> leads = new java.util.ArrayList<>();
        for (int i = 0; i < 150; i++) {
            leads.add(api.post(
                            "/leads",
                            Map.of(
                                    "firstName",
                                    "Lead" + i,
                                    "emails",
                                    List.of(Map.of("value", "send" + i + "@example.com")),
                                    "timeZone",
                                    "America/New_York"))
                    .get("id")
                    .asString());
        }
        String sequence = api.post(
                        "/sequences",
                        Map.of(
                                "name",
                                "Hello",
                                "steps",
                                List.of(Map.of(
                                        "channel", "EMAIL",
                                        "delay", "PT0S",
                                        "subject", "Hello",
                                        "body", "Hello {{ lead.firstName }}"))))
                .get("id")
                .asString();
        api.post("/sequences/" + sequence + "/enrollments", Map.of("leadIds", leads));
        service.killAndRestart();
        service.advanceTo(LocalTime.of(11, 0), ZoneId.of("America/New_York"));

        Map<String, String> states = new HashMap<>();
        Eventually.expect("every message is sent or known to be unknown", LONG, () -> {
            for (String lead : leads) {
                if (!List.of("SENT", "DELIVERED", "UNKNOWN").contains(states.getOrDefault(lead, ""))) {
                    JsonNode messages = api.get("/messages?leadId=" + lead).get("data");
                    assertThat(messages.size()).isLessThanOrEqualTo(1);
                    states.put(
                            lead,
                            messages.isEmpty()
                                    ? ""
                                    : messages.get(0).get("status").asString());
                }
            }
            return leads.stream()
                    .allMatch(lead -> List.of("SENT", "DELIVERED", "UNKNOWN").contains(states.get(lead)));
        });
        Map<String, Long> accepted = Outbox.read(service).stream()
                .map(Outbox.Letter::to)
                .filter(to -> to.contains("send"))
                .collect(Collectors.groupingBy(to -> to, Collectors.counting()));
        assertThat(accepted.values()).allMatch(times -> times == 1);
        long unknown = states.values().stream().filter("UNKNOWN"::equals).count();
        assertThat(accepted.size() + unknown).isGreaterThanOrEqualTo(leads.size());
    }
}
