package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whatever the API took, the editor shows and saves again as it was. */
@LeadNestTest
class EditorRoundTripTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Office office;

    private Actor maya;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
        office.moveTo("10:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'channel':'EMAIL','delay':'PT45S','notAfter':'PT30M','subject':'s','body':'b'}",
                "{'channel':'EMAIL','delay':'PT0S','at':'09:00','notAfter':'PT36H','subject':'s','body':'b'}",
                "{'channel':'EMAIL','delay':'PT90M','notAfter':'P2D','approval':'ASK','subject':'One\\nline','body':'\\n\\nTwo\\r\\nlines'}",
                "{'channel':'EMAIL','delay':'PT61S','notAfter':'PT5M1S','subject':'s','body':'b'}",
                "{'channel':'EMAIL','delay':'P14D','at':'09:30:15','subject':'s','body':'<b>&amp;</b> {{ lead.name }}'}",
                "{'channel':'EMAIL','businessDays':3,'subject':'s','body':'b','weight':3,"
                        + "'variants':[{'weight':2,'subject':'t','body':'c'},{'weight':1,'subject':'u','body':'d'}]}",
                "{'channel':'SMS','delay':'PT26H','subject':'kept','body':'b','weight':1,"
                        + "'variants':[{'weight':9,'subject':'kept too','body':'c'}]}",
                "{'channel':'TASK','businessDays':0,'notAfter':'PT25H','subject':'Call','body':''}",
                "{'channel':'TASK','subject':'','body':'Call'}",
                "{'channel':'WAIT','delay':'P1DT1H'}",
                "{'channel':'WAIT','businessDays':2,'at':'00:00'}",
                "{'channel':'CONDITION','condition':{'on':'REPLIED'}}",
                "{'channel':'CONDITION','condition':{'on':'OPENED_LINK','otherwise':1}}",
                "{'channel':'CONDITION','condition':{'on':'TAG','value':'Investor','otherwise':2}}",
                "{'channel':'WEBHOOK','delay':'PT1S','notAfter':'PT12H','approval':'ASK','url':'https://example.com/hook?a=1&b=2'}"
            })
    void everyKindOfStepComesBackUnchanged(String step) throws Exception {
        String steps = "[" + step.replace('\'', '"') + ",{\"channel\":\"WAIT\"}]";
        String created = body(
                201, post("{\"name\":\"All\",\"goalTag\":\"Met\",\"pausing\":[\"REPLIED\"],\"steps\":" + steps + "}"));
        String id = JsonPath.read(created, "$.id");
        Document editor = Jsoup.parse(body(
                200,
                mvc.get().uri("/app/sequences/" + id).with(SignedIn.as(maya)).exchange()));
        var save = mvc.post().uri("/app/sequences/" + id).param("act", "save");
        FormElement form = (FormElement) editor.select("form.ln-split").getFirst();
        for (Connection.KeyVal field : form.formData()) {
            save.param(field.key(), field.value().replace("\n", "\r\n"));
        }
        assertThat(save.with(SignedIn.as(maya)).exchange()).hasStatus3xxRedirection();
        String saved = body(
                200,
                mvc.get().uri("/api/v1/sequences/" + id).with(SignedIn.as(maya)).exchange());
        assertThat(steps(saved)).isEqualTo(steps(created));
        assertThat(JsonPath.<Object>read(saved, "$.pausing")).isEqualTo(JsonPath.<Object>read(created, "$.pausing"));
        assertThat(JsonPath.<String>read(saved, "$.goalTag")).isEqualTo("Met");
    }

    @Test
    void aStepThatIsTooLateAtOnceIsRefused() throws Exception {
        for (String late : List.of("PT0S", "PT4M59S")) {
            assertThat(body(
                            400,
                            post("{\"name\":\"A\",\"steps\":[{\"channel\":\"SMS\",\"body\":\"b\",\"notAfter\":\"" + late
                                    + "\"}]}")))
                    .contains("steps[0].notAfter", "at least 5 minutes");
        }
        assertThat(body(400, post("{\"name\":\"A\",\"steps\":[{\"channel\":\"WAIT\",\"delay\":\"PT0.5S\"}]}")))
                .contains("steps[0].delay", "whole seconds");
    }

    private static List<Map<String, Object>> steps(String json) {
        List<Map<String, Object>> steps = JsonPath.read(json, "$.steps");
        steps.forEach(step -> step.remove("id"));
        return steps;
    }

    private MvcTestResult post(String json) {
        return mvc.post()
                .uri("/api/v1/sequences")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(maya))
                .exchange();
    }

    private static String body(int status, MvcTestResult result) throws UnsupportedEncodingException {
        assertThat(result).hasStatus(status);
        return result.getResponse().getContentAsString();
    }
}
