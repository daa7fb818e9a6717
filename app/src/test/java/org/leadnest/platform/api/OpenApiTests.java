package org.leadnest.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LeadNestTest
class OpenApiTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Cast cast;

    @SuppressWarnings("NullAway.Init")
    private Actor maya;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
    }

    @Test
    void theDocumentAndTheRouteTableNameTheSameCalls() throws Exception {
        Set<String> routes = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/v1/") && !pattern.contains("openapi"))
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + pattern))));
        Set<String> documented = new TreeSet<>();
        document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(documented).isEqualTo(routes).isNotEmpty();
    }

    @Test
    void theDocumentIsOpenApi31AndHoldsTogether() throws Exception {
        JsonNode document = document();
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes/apiKey/scheme").asString())
                .isEqualTo("bearer");
        Set<String> names = new HashSet<>();
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                assertThat(names.add(operation.get("operationId").asString())).isTrue();
                assertThat(operation
                                .at("/responses/401/content/application~1problem+json/schema/$ref")
                                .asString())
                        .isEqualTo("#/components/schemas/Problem");
            }
        }
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
    }

    @Test
    void realAnswersAreThoseOfTheDocument() throws Exception {
        String lead = said(
                        "POST",
                        "/leads",
                        "/leads",
                        "{\"firstName\":\"Ada\",\"emails\":[{\"value\":\"ada@home.example\"}]}",
                        201)
                .path("id")
                .asString();
        said("POST", "/leads", "/leads", "{\"emails\":[{\"value\":\"ada@home.example\"}]}", 200);
        said("GET", "/leads/{id}", "/leads/" + lead, null, 200);
        said("GET", "/leads", "/leads", null, 200);
        said(
                "POST",
                "/sequences",
                "/sequences",
                "{\"name\":\"Hello\",\"steps\":[{\"channel\":\"EMAIL\",\"delay\":\"PT0S\",\"subject\":\"Hi\",\"body\":\"Hello\"}]}",
                201);
        said("POST", "/deals", "/deals", "{\"name\":\"18 Harbor Lane\",\"leadId\":\"" + lead + "\"}", 201);
        String listing = said(
                        "POST",
                        "/listings",
                        "/listings",
                        "{\"City\":\"Tampa\",\"BedroomsTotal\":3,\"ListPrice\":450000}",
                        201)
                .path("ListingKey")
                .asString();
        said("GET", "/listings/{key}", "/listings/" + listing, null, 200);
        said("GET", "/listings", "/listings", null, 200);
        said("PATCH", "/listings/{key}", "/listings/" + listing, "{\"ListPrice\":440000}", 200);
        said(
                "POST",
                "/listings/{key}/descriptions",
                "/listings/" + listing + "/descriptions",
                "{\"tone\":\"warm\"}",
                200);
        said("PATCH", "/listings/{key}", "/listings/" + listing, "{\"Bedrooms\":3}", 400);
        JsonNode photos = document().at("/paths/~1api~1v1~1listings~1{key}~1photos/post");
        assertThat(photos.at("/requestBody/content/multipart~1form-data/schema").isMissingNode())
                .isFalse();
        assertThat(photos.at("/responses/202/content/application~1json/schema/items/$ref")
                        .asString())
                .endsWith("/PhotoAnswer");
        assertThat(photos.path("responses").propertyNames())
                .contains("402", "413", "415", "422")
                .doesNotContain("200");
        assertThat(document()
                        .at("/paths/~1api~1v1~1leads~1imports/post/responses")
                        .propertyNames())
                .contains("202")
                .doesNotContain("200");
    }

    /** Calls, and holds status and members of the answer against what the document says of that call. */
    private JsonNode said(String method, String path, String uri, @Nullable String body, int status) throws Exception {
        var call = mvc.method(HttpMethod.valueOf(method)).uri("/api/v1" + uri).with(SignedIn.as(maya));
        MvcTestResult result = (body == null
                        ? call
                        : call.contentType(MediaType.APPLICATION_JSON).content(body))
                .exchange();
        assertThat(result).as(result.getResponse().getContentAsString()).hasStatus(status);
        JsonNode document = document();
        JsonNode response = document.path("paths")
                .path("/api/v1" + path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status));
        assertThat(response.isMissingNode())
                .as(method + " " + path + " says " + status)
                .isFalse();
        JsonNode answer = json.readTree(result.getResponse().getContentAsByteArray());
        holds(document, response.path("content").iterator().next().path("schema"), answer, method + " " + path);
        return answer;
    }

    private static void holds(JsonNode document, JsonNode schema, JsonNode value, String where) {
        JsonNode meant =
                schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
        if (value.isArray()) {
            value.forEach(one -> holds(document, meant.path("items"), one, where + "[]"));
        }
        if (value.isObject() && meant.has("properties")) {
            assertThat(meant.path("properties").propertyNames()).as(where).containsAll(value.propertyNames());
            value.properties()
                    .forEach(member -> holds(
                            document,
                            meant.path("properties").path(member.getKey()),
                            member.getValue(),
                            where + "." + member.getKey()));
        }
    }

    private JsonNode document() throws Exception {
        MvcTestResult result = mvc.get().uri("/api/v1/openapi.json").exchange();
        assertThat(result).hasStatusOk();
        return json.readTree(result.getResponse().getContentAsByteArray());
    }
}
