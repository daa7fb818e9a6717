package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page that shows data of leads is masked for whatever would record it, as a whole and with its title (promise U2). */
@LeadNestTest
class MaskedPagesTests {
    /** Fewer would mean that the walk does not see the application. */
    private static final int FEWEST_PAGES = 40;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private List<ForeignIds> foreignIds;

    @Test
    void everyPageOfTheApplicationIsMasked() throws Exception {
        Cast.Players players = cast.enter();
        Map<String, String> ids = new HashMap<>();
        foreignIds.forEach(rows -> ids.putAll(rows.make(players)));
        Set<String> pages = new TreeSet<>();
        for (String path : paths(ids)) {
            MvcTestResult answer = mvc.get()
                    .uri(path)
                    .accept("text/html")
                    .with(SignedIn.as(players.grace()))
                    .exchange();
            String type = answer.getResponse().getContentType();
            if (answer.getResponse().getStatus() != 200 || type == null || !type.startsWith("text/html")) {
                continue;
            }
            Document page = Jsoup.parse(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
            if (page.select("main").isEmpty()) {
                continue;
            }
            pages.add(path);
            assertThat(page.select("main").attr("data-clarity-mask")).as(path).isEqualTo("true");
            assertThat(page.select("title").attr("data-clarity-mask")).as(path).isEqualTo("true");
            assertThat(page.select("dialog:not([data-clarity-mask=true])").select("#palette, #confirm"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(pages).hasSizeGreaterThan(FEWEST_PAGES).contains("/app/leads", "/app/inbox", "/app/deals");
        assertThat(pages).as("pages of one lead, too").anyMatch(path -> path.startsWith("/app/leads/0"));
    }

    private Set<String> paths(Map<String, String> ids) {
        Set<String> paths = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/app"))
                .forEach(pattern -> {
                    int variable = pattern.indexOf('{');
                    String id = variable < 0 ? null : ids.get(pattern.substring(0, variable));
                    if (variable < 0) {
                        paths.add(pattern);
                    } else if (id != null) {
                        String path = pattern.substring(0, variable) + id + pattern.substring(pattern.indexOf('}') + 1);
                        if (!path.contains("{")) {
                            paths.add(path);
                        }
                    }
                });
        return paths;
    }
}
