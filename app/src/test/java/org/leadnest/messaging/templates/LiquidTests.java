package org.leadnest.messaging.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.messaging.MergeFields;

class LiquidTests {
    private static final Map<String, Object> SAMPLE = MergeFields.SAMPLE.asMap();

    private final Liquid liquid = new Liquid();

    @Test
    void fillsFieldsInBothWritings() {
        assertThat(filled("Hi {{ lead.first_name }}/{{lead.firstName}}, {{ agent.name }} of {{ account.name }}"))
                .isEqualTo("Hi Ana/Ana, Maya Lopez of Harbor Realty");
        assertThat(filled("Yours,\n{{ agent.signature }}")).isEqualTo("Yours,\nMaya Lopez\nHarbor Realty");
    }

    @Test
    void givesAnUnknownFieldItsDefault() {
        assertThat(filled("Hi {{ lead.nickname | default: \"there\" }}")).isEqualTo("Hi there");
        assertThat(filled("Hi {{ lead.nickname }}.")).isEqualTo("Hi .");
    }

    @Test
    void showsAnUnknownFieldWhenATemplateIsEdited() {
        assertThat(liquid.problems("Hi {{ lead.nickname }}", SAMPLE))
                .singleElement()
                .asString()
                .contains("lead.nickname");
        assertThat(liquid.problems("Hi {{ lead.nickname | default: 'you' }}", SAMPLE))
                .isEmpty();
        assertThat(liquid.problems("{% assign x = 'a' %}{{ x }}", SAMPLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{% if lead.frist_name %}x{% endif %} # lead.frist_name # lead.first_name",
                "{% unless agent.nme == 'Maya' %}x{% endunless %} # agent.nme # agent.name",
                "{% for x in foo %}{{ x.y }}{% endfor %} # foo #",
                "{% assign a = lead.frstName %}{{ a }} # lead.frstName # lead.firstName",
                "{{ lead.firstName | append: acount.name }} # acount.name # account.name",
                "{% case lead.stagee %}{% when 'New' %}x{% endcase %} # lead.stagee # lead.stage",
                "{{ lead['emial'] }} # lead.emial # lead.email",
                "{{ lead.firstName.nickname }} # lead.firstName.nickname #"
            })
    void findsUnknownNamesWhereverTheyStand(String source, String name, String meant) {
        assertThat(liquid.problems(source, SAMPLE))
                .singleElement()
                .asString()
                .contains("by the name " + name, meant == null ? "check its spelling" : "did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ lead.nickname | upcase | default: \"y\" }}",
                "{% assign x = lead.nickname | default: 'y' %}{{ x }}",
                "{% capture x %}a{% endcapture %}{{ x | append: x }}",
                "{% for x in (1..3) %}{{ forloop.index }}{{ x }}{% endfor %}",
                "{% if lead.firstName and lead.phone != blank %}{{ lead.firstName.size }}{% endif %}",
                "{% raw %}{{ lead.nickname }}{% endraw %}{% comment %}{{ nobody }}{% endcomment %}",
                "{% increment n %}{{ n }}"
            })
    void saysNothingOfWhatIsKnownOrGiven(String source) {
        assertThat(liquid.problems(source, SAMPLE)).isEmpty();
    }

    @Test
    void leavesTextWithoutFieldsAlone() {
        assertThat(filled("50% off { not a field }")).isEqualTo("50% off { not a field }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ lead.first_name }",
                "{% if %}",
                "{% for i in (1..100000) %}{% for j in (1..100000) %}x{% endfor %}{% endfor %}",
                "{% include '/etc/passwd' %}",
                "{% include 'secret' %}"
            })
    void saysWhatIsWrongInsteadOfRunningAway(String source) {
        var begin = System.nanoTime();
        assertThat(liquid.render(source, SAMPLE)).isInstanceOf(Rendering.Broken.class);
        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    }

    /** A text that only names fields takes a shorter way; a comment that does nothing sends it the long one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi {{lead.first_name}}{{ lead.last_name }}!",
                "{{ lead.nickname | default: 'you' }} {{lead.nickname|default:\"\"}}.",
                "{{ lead.first_name | default: \"you there\" }} {{ nobody }}{{ nobody.at.all }}",
                "{{ lead.first_name.length }}{{ account.name }} }} } {",
                "{{ true }} {{ nil | default: 'x' }} {{ empty }} {{ agent.first_name }}\n\n{{ lead.email }}",
                "{{- lead.first_name -}} and {{ lead.first_name | upcase }}",
                "{{ lead.size }} {{ lead.first }} {{ lead.first_name.size }}",
                "{{ lead.size }}.",
                "{{ account.last }}."
            })
    void fillsTextsThatOnlyNameFieldsAsLiquidDoes(String source) {
        assertThat(filled(source)).isEqualTo(filled("{% assign long = 'way' %}" + source));
    }

    @Test
    void countsTheSegmentsOfATextMessage() {
        assertThat(SmsSegments.of("a".repeat(160)).segments()).isEqualTo(1);
        assertThat(SmsSegments.of("a".repeat(161)).segments()).isEqualTo(2);
        assertThat(SmsSegments.of("€".repeat(80)).segments()).isEqualTo(1);
        assertThat(SmsSegments.of("€".repeat(81)).segments()).isEqualTo(2);
        assertThat(SmsSegments.of("ñandú").unicode()).isTrue();
        assertThat(SmsSegments.of("ñ").unicode()).isFalse();
        assertThat(SmsSegments.of("😀".repeat(36)).segments()).isEqualTo(2);
    }

    private String filled(String source) {
        return switch (liquid.render(source, SAMPLE)) {
            case Rendering.Filled filled -> filled.text();
            case Rendering.Broken broken -> throw new AssertionError(broken.reason());
        };
    }

    /** Every choice that a text can make of a field, over fields that are there, blank, empty, no text, or not there. */
    @Test
    void choosesAsLiquidDoes() {
        Map<String, Object> lead = new HashMap<>(Map.of("full", "Ana", "space", " ", "empty", "", "no", false, "n", 7));
        lead.put("nothing", null);
        Map<String, Object> fields = Map.of("lead", lead, "word", "Ana", "agent", Map.of("name", "Maya"));
        List<String> paths = List.of(
                "lead.full",
                "lead.space",
                "lead.none",
                "lead.nothing",
                "lead.no",
                "lead.n",
                "word",
                "lead",
                "nobody.at.all",
                "lead.full.size",
                "lead.size",
                "lead.first",
                "lead.empty",
                "word.if");
        List<String> questions = List.of("", " == \"Ana\"", " != 'Ana'", " == \"\"", " != \"\"", "==' '", " != ' ' ");
        List<String> forms = List.of(
                "Hola{% if Q %} {{ lead.full }}{% endif %}:",
                "{% if Q %}a{% else %}b{% endif %}",
                "{%if Q%} {%else%}  {%endif%}|",
                "x\n{% if Q %}\n{{ word }}\n{% else %}\n\n{% endif %}\ny",
                "{% if Q %}{% if word %}in{% else %}not{% endif %}{% else %}{% if lead.none %}1{% endif %}2{% endif %}",
                "{% if word %}{% if Q %}{% endif %}{% endif %}.",
                "{% if Q %}a{% else %}b{% else %}c{% endif %}",
                "{% if Q %}a",
                "{% if Q %}a{% endif %}{% endif %}",
                "{% else %}{% if Q %}a{% endif %}",
                "{%- if Q -%} a {%- endif -%}");
        for (String path : paths) {
            for (String question : questions) {
                for (String form : forms) {
                    String source = form.replace("Q", path + question);
                    assertThat(outcome(source, fields))
                            .as(source)
                            .isEqualTo(outcome("{% assign long = 'way' %}" + source, fields));
                }
            }
        }
    }

    /** The library's Spanish texts begin with a choice; none of them takes the long way. */
    @Test
    void takesTheShortWayWithAGreeting() {
        assertThat(PlainText.of("Hola{% if lead.firstName != \"\" %} {{ lead.firstName }}{% endif %}:", 1_000))
                .isPresent();
        assertThat(PlainText.of("{% assign a = 'b' %}{{ a }}", 1_000)).isEmpty();
    }

    private String outcome(String source, Map<String, Object> fields) {
        return switch (liquid.render(source, fields)) {
            case Rendering.Filled filled -> filled.text();
            case Rendering.Broken _ -> "broken";
        };
    }

    @Test
    void saysInWordsWhereATextStopsBeingReadable() {
        assertThat(liquid.problems("Hello {{ lead.firstName }} {% if", SAMPLE))
                .singleElement()
                .asString()
                .startsWith("Line 1: ")
                .contains("not closed")
                .doesNotContain("EOF", "expecting");
        assertThat(liquid.problems("Hello\n{{ lead.firstName ||| upcase }}", SAMPLE))
                .singleElement()
                .asString()
                .startsWith("Line 2: ")
                .contains("cannot be read from “{{”")
                .doesNotContain("expecting");
    }
}
