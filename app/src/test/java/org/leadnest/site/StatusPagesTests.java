package org.leadnest.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LeadNestTest
@TestPropertySource(properties = "leadnest.site.contact-email=status@leadnest.example")
class StatusPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void itSaysHowThePartsDoAtThisMoment() throws Exception {
        jdbc.sql("delete from platform.scheduled_tasks").update();
        assertThat(page().select("td").eachText()).containsExactly("Works", "Works", "Works");

        jdbc.sql("""
                        insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('stuck', 'one', now() - interval '11 minutes', false, 1)
                        """).update();

        Document late = page();
        assertThat(late.select(".lead").text()).isEqualTo("Work in the background is late.");
        assertThat(late.select("td").eachText()).containsExactly("Works", "Works", "Fault");
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.get().uri("/status").exchange().getResponse().getContentAsString());
    }
}
