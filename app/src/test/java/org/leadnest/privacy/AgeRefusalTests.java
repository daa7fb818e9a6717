package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who does not say that they are 16 is refused, and nothing of them is kept but that it happened (promise S2). */
@LeadNestTest
class AgeRefusalTests {
    @Autowired
    private AgeRefusals refusals;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRefusalIsCountedWithoutANameOrAnAddress() {
        String canary = "zq" + UUID.randomUUID().toString().replace("-", "");
        long before = refusals.count();
        signUp(canary, false, true);
        assertThat(refusals.count()).isEqualTo(before + 1);
        assertThat(tablesWith(canary)).isEmpty();
        signUp(canary, true, false);
        assertThat(refusals.count()).as("another reason").isEqualTo(before + 1);
    }

    private void signUp(String name, boolean age, boolean terms) {
        var request = mvc.post()
                .uri("/sign-up")
                .param("name", name)
                .param("company", name)
                .param("email", name + "@harbor.example")
                .param("phone", "")
                .param("password", "seven quiet herons fly north")
                .with(csrf());
        request = age ? request.param("age", "true") : request;
        assertThat((terms ? request.param("terms", "true") : request).exchange())
                .hasStatus(422);
    }

    /** Of those that anybody may read before there is an account. */
    private List<String> tablesWith(String text) {
        return jdbc.sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and not c.relrowsecurity and has_table_privilege(c.oid, 'select')
                           and n.nspname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list().stream()
                .filter(table -> jdbc.sql(
                                "select exists (select 1 from " + table + " t where t::text like '%' || :text || '%')")
                        .param("text", text)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
