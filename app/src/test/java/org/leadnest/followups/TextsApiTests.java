package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Templates and the library by the API, as in the browser. */
@LeadNestTest
class TextsApiTests {
    private static final String TEMPLATES = "/api/v1/templates";
    private static final String LIBRARY = "/api/v1/library";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Office office;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private Actor maya;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
    }

    @Test
    void aTemplateIsMadeReadChangedAndDeleted() {
        String made = post(201, TEMPLATES, """
                {"name":"Hello","channel":"email","subject":"Hi {{ lead.frist_name }}","body":"Hello"}""");
        String place = TEMPLATES + "/" + JsonPath.<String>read(made, "$.id");
        assertThat(JsonPath.<String>read(made, "$.problems[0].field")).isEqualTo("subject");
        assertThat(JsonPath.<String>read(made, "$.problems[0].message")).contains("did you mean lead.first_name");
        post(409, TEMPLATES, "{\"name\":\"hello\",\"channel\":\"SMS\",\"body\":\"x\"}");
        assertThat(post(400, TEMPLATES, "{\"name\":\"\",\"channel\":\"FAX\",\"body\":\"{{ x\"}"))
                .contains("name", "channel", "body");
        String changed = ask(200, HttpMethod.PUT, place, """
                {"name":"Hello","channel":"SMS","body":"Hi {{ lead.firstName }}"}""", maya);
        assertThat(JsonPath.<List<Object>>read(changed, "$.problems")).isEmpty();
        assertThat(JsonPath.<String>read(get(place), "$.channel")).isEqualTo("SMS");
        ask(404, HttpMethod.PUT, place, "{\"name\":\"Mine\",\"channel\":\"SMS\",\"body\":\"x\"}", players.pia());
        ask(404, HttpMethod.DELETE, place, null, players.pia());
        ask(204, HttpMethod.DELETE, place, null, maya);
        ask(404, HttpMethod.GET, place, null, maya);
    }

    @Test
    void theListGoesOnWhereItEnded() {
        for (String name : List.of("b two", "A one", "C three")) {
            post(201, TEMPLATES, "{\"name\":\"" + name + "\",\"channel\":\"SMS\",\"body\":\"x\"}");
        }
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            String page = get(TEMPLATES + "?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            names.addAll(JsonPath.read(page, "$.data[*].name"));
            Object more = JsonPath.read(page, "$.next");
            next = more == null ? "" : more.toString();
        } while (!next.isEmpty());
        assertThat(names).containsSubsequence("A one", "b two", "C three").doesNotHaveDuplicates();
    }

    @Test
    void aPreviewReadsForALeadOfTheAccount() {
        UUID lead = office.lead(maya);
        String asked = "{\"channel\":\"SMS\",\"body\":\"Hi {{ lead.name }}{{ nobody }}\",\"leadId\":\"%s\"}";
        String shown = post(200, TEMPLATES + "/previews", asked.formatted(lead));
        assertThat(JsonPath.<String>read(shown, "$.body")).isEqualTo("Hi Ana Lopez");
        assertThat(JsonPath.<Integer>read(shown, "$.segments")).isEqualTo(1);
        assertThat(JsonPath.<String>read(shown, "$.problems[0].message")).contains("nobody");
        post(400, TEMPLATES + "/previews", asked.formatted(office.lead(players.pia())));
        post(400, TEMPLATES + "/previews", "{\"body\":\"x\"}");
        assertThat(JsonPath.<List<Object>>read(get(TEMPLATES), "$.data")).isEmpty();
    }

    @Test
    void theLibraryIsReadAndCopied() {
        String spanish = get(LIBRARY + "/sequences?language=es");
        assertThat(JsonPath.<List<String>>read(spanish, "$.data[?(@.slug=='new-buyer')].name"))
                .containsExactly("Consulta de compra");
        assertThat(JsonPath.<List<Object>>read(get(LIBRARY + "/templates"), "$.data"))
                .hasSize(40);
        assertThat(ask(400, HttpMethod.GET, LIBRARY + "/templates?language=fr", null, maya))
                .contains("language");
        String copied = post(201, LIBRARY + "/sequences/price-drop/copies", "{\"language\":\"es\"}");
        String sequence = get("/api/v1/sequences/" + JsonPath.<String>read(copied, "$.id"));
        assertThat(JsonPath.<String>read(sequence, "$.name")).isEqualTo("Cambió el precio");
        assertThat(JsonPath.<List<Object>>read(sequence, "$.steps")).hasSize(3);
        String text = ask(201, HttpMethod.POST, LIBRARY + "/templates/price-text/copies", null, maya);
        assertThat(get(TEMPLATES + "/" + JsonPath.<String>read(text, "$.id"))).contains("A new price, by text");
        ask(409, HttpMethod.POST, LIBRARY + "/templates/price-text/copies", null, maya);
        post(404, LIBRARY + "/templates/nothing/copies", "{}");
    }

    @Test
    void aSavedSequenceTellsOfUnknownNames() {
        String made = post(201, "/api/v1/sequences", """
                {"name":"A","steps":[{"channel":"WAIT"},
                  {"channel":"SMS","body":"{% if lead.frist_name %}x{% endif %}","variants":[{"body":"{{ foo }}"}]}]}""");
        assertThat(JsonPath.<List<String>>read(made, "$.problems[*].field"))
                .containsExactly("steps[1].body", "steps[1].variants[0].body");
        assertThat(JsonPath.<List<Object>>read(
                        get("/api/v1/sequences/" + JsonPath.<String>read(made, "$.id")), "$.problems"))
                .isEmpty();
    }

    private String get(String uri) {
        return ask(200, HttpMethod.GET, uri, null, maya);
    }

    private String post(int status, String uri, String body) {
        return ask(status, HttpMethod.POST, uri, body, maya);
    }

    private String ask(int status, HttpMethod method, String uri, @Nullable String body, Actor actor) {
        var request = mvc.method(method).uri(uri);
        if (body != null) {
            request.contentType("application/json").content(body);
        }
        MvcTestResult answer = request.with(SignedIn.as(actor)).exchange();
        String text = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(answer).as(text).hasStatus(status);
        return text;
    }
}
