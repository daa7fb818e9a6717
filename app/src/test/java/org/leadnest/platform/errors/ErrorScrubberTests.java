package org.leadnest.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.JsonSerializer;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorScrubberTests {
    private static final String CANARY = "Ida Ito ida@example.com";

    @Test
    void whateverALibraryPutsIntoAReportStaysHereButTypesAndFrames() throws IOException {
        SentryEvent event = full();

        String sent = written(new ErrorScrubber().execute(event, new Hint()));

        assertThat(written(event)).contains(CANARY);
        assertThat(sent)
                .doesNotContain("Ida")
                .contains("\"type\":\"IllegalStateException\"", "\"function\":\"capture\"", "\"lineno\":12")
                .contains("\"route\":\"/app/leads/{id}\"");
    }

    @Test
    void aTagOfAnUnknownNameOrFormIsLeftOut() throws IOException {
        SentryEvent event = new SentryEvent();
        event.setTag("route", "/app/leads/ida@example.com");
        event.setTag("reference", "ida");
        event.setTag("lead", "0123456789abcdef");
        event.setTag("method", "POST");

        assertThat(new ErrorScrubber().execute(event, new Hint()).getTags()).isEqualTo(Map.of("method", "POST"));
    }

    @Test
    void aKeyThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new SentryProperties("sentry.io/42", null))
                .hasMessageContaining("expected the client key of a project");
        assertThat(new SentryProperties(" ", null).dsn()).isNull();
    }

    private static SentryEvent full() {
        SentryEvent event = new SentryEvent();
        Message message = new Message();
        message.setFormatted(CANARY);
        event.setMessage(message);
        User user = new User();
        user.setEmail(CANARY);
        event.setUser(user);
        Request request = new Request();
        request.setUrl("https://leadnest.example/" + CANARY);
        request.setData(CANARY);
        event.setRequest(request);
        event.setServerName(CANARY);
        event.setTransaction(CANARY);
        event.setFingerprints(List.of(CANARY));
        event.addBreadcrumb(new Breadcrumb(CANARY));
        event.setExtra("lead", CANARY);
        event.getContexts().put("lead", Map.of("name", CANARY));
        event.setUnknown(Map.of("more", CANARY));
        event.setLogger(CANARY);
        event.setTag("route", "/app/leads/{id}");
        SentryStackFrame frame = new SentryStackFrame();
        frame.setFunction("capture");
        frame.setLineno(12);
        frame.setVars(Map.of("lead", CANARY));
        frame.setContextLine(CANARY);
        frame.setAbsPath(CANARY);
        SentryException exception = new SentryException();
        exception.setType("IllegalStateException");
        exception.setValue(CANARY);
        exception.setStacktrace(new SentryStackTrace(List.of(frame)));
        event.setExceptions(List.of(exception));
        return event;
    }

    private static String written(SentryEvent event) throws IOException {
        StringWriter out = new StringWriter();
        new JsonSerializer(new SentryOptions()).serialize(event, out);
        return out.toString();
    }
}
