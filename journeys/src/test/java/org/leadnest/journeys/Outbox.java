package org.leadnest.journeys;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the embedded carriers accepted, as {@code /dev/outbox.json} shows it, newest first. */
final class Outbox {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Outbox() {}

    record Letter(String channel, String to, String subject, String text) {}

    static List<Letter> read(RunningLeadNest service) {
        List<Letter> letters = new ArrayList<>();
        String next = "/dev/outbox.json?limit=200";
        while (next != null) {
            JsonNode page = JSON.readTree(service.get(next));
            page.get("data")
                    .forEach(row -> letters.add(new Letter(
                            row.get("channel").asString(),
                            row.get("to").asString(),
                            row.path("subject").asString(""),
                            row.path("text").asString(""))));
            next = page.get("next").isNull()
                    ? null
                    : "/dev/outbox.json?limit=200&after=" + page.get("next").asString();
        }
        return letters;
    }
}
