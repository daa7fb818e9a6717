package org.leadnest.listings.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Csv;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LeadNestTest
class ExchangeTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> GIVEN = List.of(
            "ListingKey",
            "Version",
            "OriginalEntryTimestamp",
            "ModificationTimestamp",
            "StatusChangeTimestamp",
            "PriceChangeTimestamp");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private Actor maya;
    private Actor pia;

    @BeforeEach
    void enter() {
        Cast.Players players = cast.enter();
        maya = players.maya();
        pia = players.pia();
    }

    @Test
    void whatIsExportedAndImportedElsewhereIsTheSame() throws Exception {
        for (Map<String, Object> home : homes()) {
            assertThat(send("/api/v1/listings", "application/json", JSON.writeValueAsString(home), maya))
                    .hasStatus(201);
        }
        for (String format : List.of("csv", "json")) {
            String file = export(format, maya);
            JsonNode again = taken(file, format, maya);
            assertThat(again.path("unchanged").asInt()).as(again.toString()).isEqualTo(3);
            JsonNode elsewhere = taken(file, format, pia);
            assertThat(elsewhere
                            .path(format.equals("csv") ? "created" : "unchanged")
                            .asInt())
                    .as(elsewhere.toString())
                    .isEqualTo(3);
            assertThat(said(pia)).containsExactlyInAnyOrderElementsOf(said(maya));
        }
    }

    @Test
    void aSpreadsheetRunsNothingOfAnExport() throws Exception {
        taken("ListingId,PrivateRemarks\nH-1,\"=HYPERLINK(\"\"http://x\"\")\"\n", "csv", maya);
        List<List<String>> rows = Csv.read(export("csv", maya));
        assertThat(rows.get(1).get(rows.getFirst().indexOf("PrivateRemarks"))).isEqualTo("'=HYPERLINK(\"http://x\")");
    }

    @Test
    void aRowThatCannotBeTakenSaysWhyAndTheOthersAreTaken() throws Exception {
        JsonNode report = taken("""
                ListingId,StandardStatus,ListPrice,Bedrooms,InteriorFeatures
                H-1,Active,"$450,000",,"Pantry,Moon Room"
                H-2,Sleeping,a lot,3,
                ,,,,
                H-3,Active,300000,,Pantry
                """, "csv", maya);
        assertThat(report.path("created").asInt()).isEqualTo(2);
        assertThat(report.path("refused").asInt()).isEqualTo(1);
        JsonNode first = report.path("results").get(0);
        assertThat(first.path("row").asInt()).isEqualTo(2);
        assertThat(first.path("unknown").path("InteriorFeatures").get(0).asString())
                .isEqualTo("Moon Room");
        JsonNode refused = report.path("results").get(1);
        assertThat(refused.path("row").asInt()).isEqualTo(3);
        assertThat(refused.path("errors").path("StandardStatus").asString()).contains("not “Sleeping”", "Active Under");
        assertThat(refused.path("errors").path("ListPrice").asString()).contains("expected a number");
        assertThat(refused.path("errors").path("Bedrooms").asString()).contains("unknown field");
        assertThat(report.path("results").get(2).path("row").asInt()).isEqualTo(5);
        JsonNode changed = taken("ListingId,ListPrice,City\nH-3,310000,\n", "csv", maya);
        assertThat(changed.path("changed").asInt()).isEqualTo(1);
        JsonNode leftOut = read(
                send("/api/v1/listings/import?leaveOutUnknown=true", "text/csv", "ListingId,Bedrooms\nH-9,3\n", maya));
        assertThat(leftOut.path("created").asInt()).isEqualTo(1);
        assertThat(leftOut.path("leftOut").get(0).asString()).isEqualTo("Bedrooms");
    }

    @Test
    void aFileThatIsNoListIsRefusedWhole() throws Exception {
        for (String file :
                List.of("", "Name,Phone\nA,B\n", "ListingId\n", "{\"listings\":[]}", "{\"value\":[1]}", "[{")) {
            MvcTestResult refused = send("/api/v1/listings/import", "text/csv", file, maya);
            assertThat(refused).as(file).hasStatus(400);
        }
        assertThat(mvc.get()
                        .uri("/api/v1/listings/export?format=xml")
                        .with(SignedIn.as(maya))
                        .exchange())
                .hasStatus(400);
    }

    @Test
    void roomsAndOpenHousesComeBackAndAWrongOneIsNamed() throws Exception {
        JsonNode saved = read(send("/api/v1/listings", "application/json", """
                {"UnparsedAddress":"1 A St","OpenHouse":[{"OpenHouseDate":"2026-12-05","OpenHouseStartTime":"1 PM"}]}
                """, maya));
        assertThat(saved.path("OpenHouse").get(0).path("OpenHouseStartTime").asString())
                .isEqualTo("13:00");
        JsonNode wrong = read(send("/api/v1/listings", "application/json", """
                {"Rooms":[{"RoomType":"Kitchen"},{"RoomType":"Den","RoomLength":"wide"}]}""", maya));
        assertThat(wrong.path("errors").path("Rooms").asString())
                .contains("number 2", "RoomLength", "expected a number");
    }

    @Test
    void thePageImportsAFileAndTheListOffersItsDownload() {
        MvcTestResult done = mvc.post()
                .uri("/app/listings/import")
                .multipart()
                .file(new MockMultipartFile(
                        "file",
                        "x.csv",
                        "text/csv",
                        "ListingId,YearBuilt\nH-1,1998\nH-2,old\n".getBytes(StandardCharsets.UTF_8)))
                .with(SignedIn.as(maya))
                .exchange();
        assertThat(done).hasStatusOk();
        Document page = Jsoup.parse(new String(done.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(page.select(".ln-import-rows li").eachText().toString())
                .contains("Row 2", "Entered", "Row 3", "Not taken", "YearBuilt: expected a whole number");
        Document list = Jsoup.parse(new String(
                mvc.get()
                        .uri("/app/listings?status=Incomplete")
                        .with(SignedIn.as(maya))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8));
        String href = list.select("a[href*=export]").attr("href");
        assertThat(href).contains("status=Incomplete", "format=csv");
        assertThat(mvc.get().uri(href).with(SignedIn.as(maya)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("H-1");
        assertThat(mvc.post()
                        .uri("/app/listings/import")
                        .multipart()
                        .file(new MockMultipartFile(
                                "file", "x.csv", "text/csv", "a,b\n".getBytes(StandardCharsets.UTF_8)))
                        .with(SignedIn.as(maya))
                        .exchange())
                .hasStatus(422);
    }

    private static List<Map<String, Object>> homes() {
        Map<String, Object> hard = new LinkedHashMap<>();
        hard.put("ListingId", "H-2");
        hard.put("StandardStatus", "Active");
        hard.put("ListPrice", 450000.5);
        hard.put("Longitude", -82.5307);
        hard.put("PublicRemarks", "=SUM(A1)\nTwo lines, \"quoted\"; and a comma\r\n");
        hard.put("PrivateRemarks", "'=quoted already");
        hard.put("Features", List.of("screened porch, with fan", "roof 2021"));
        hard.put("Flooring", List.of("+1 plank"));
        hard.put("InteriorFeatures", List.of("[odd]"));
        hard.put("WaterfrontYN", true);
        hard.put(
                "Rooms", List.of(Map.of("RoomType", "Kitchen", "RoomLength", 12.5, "RoomFeatures", List.of("Pantry"))));
        hard.put("OpenHouse", List.of(Map.of("OpenHouseDate", "2026-12-05", "OpenHouseStartTime", "13:00")));
        return List.of(
                Map.of("ListingId", "H-1", "UnparsedAddress", "18 Harbor Lane", "BathroomsFull", 2, "BathroomsHalf", 1),
                hard,
                Map.of("ListingId", "H-3", "StandardStatus", "Closed", "BathroomsTotalInteger", 3));
    }

    private List<Map<String, Object>> said(Actor actor) throws Exception {
        List<Map<String, Object>> said = new ArrayList<>();
        for (JsonNode one : JSON.readTree(export("json", actor)).path("value")) {
            Map<String, Object> plain = new LinkedHashMap<>(JSON.convertValue(one, Map.class));
            GIVEN.forEach(plain::remove);
            said.add(plain);
        }
        return said;
    }

    private String export(String format, Actor actor) throws Exception {
        MvcTestResult result = mvc.get()
                .uri("/api/v1/listings/export?format=" + format)
                .with(SignedIn.as(actor))
                .exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private JsonNode taken(String file, String format, Actor actor) throws Exception {
        String type = format.equals("csv") ? "text/csv" : MediaType.APPLICATION_JSON_VALUE;
        MvcTestResult result = send("/api/v1/listings/import", type, file, actor);
        assertThat(result).hasStatusOk();
        return read(result);
    }

    private MvcTestResult send(String uri, String type, String body, Actor actor) {
        return mvc.post()
                .uri(uri)
                .contentType(type)
                .content(body.getBytes(StandardCharsets.UTF_8))
                .with(SignedIn.as(actor))
                .exchange();
    }

    private static JsonNode read(MvcTestResult result) throws Exception {
        return JSON.readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
