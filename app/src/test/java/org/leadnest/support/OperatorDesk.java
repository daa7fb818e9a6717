package org.leadnest.support;

import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.SignedIn;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an operator does with a request, by the forms of its page. */
record OperatorDesk(MockMvcTester mvc, Actor operator) {
    MvcTestResult answers(UUID id, String verb, String words) {
        return form(id, verb).param("words", words).exchange();
    }

    void sorts(UUID id, String priority, String assignee) {
        form(id, "sorting")
                .param("priority", priority)
                .param("assignee", assignee)
                .exchange();
    }

    private MockMvcTester.MockMvcRequestBuilder form(UUID id, String verb) {
        return mvc.post().uri("/ops/support/" + id + "/" + verb).with(SignedIn.as(operator));
    }
}
