package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

/** Nobody reads pages faster than people do; a program that copies everything is slowed down. */
class PageReadsTests {
    private static final int MOST = 20;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T09:00:00Z"));
    private final PageReads reads = new PageReads(
            MOST,
            new DeploymentProperties(DeploymentProperties.Mode.PRODUCTION, Path.of("data"), null, false),
            now::get);

    @Test
    void aMinutesWorthOfPagesAndThenAPause() throws Exception {
        for (int page = 0; page < MOST; page++) {
            assertThat(read("/pricing", "192.0.2.1").getStatus()).isEqualTo(200);
        }
        MockHttpServletResponse refused = read("/pricing", "192.0.2.200");
        assertThat(refused.getStatus()).as("the same network").isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
        assertThat(read("/pricing", "198.51.100.1").getStatus())
                .as("another network")
                .isEqualTo(200);
        now.updateAndGet(at -> at.plusSeconds(3));
        assertThat(read("/pricing", "192.0.2.1").getStatus()).as("refilled").isEqualTo(200);
        assertThat(read("/pricing", "192.0.2.1").getStatus()).isEqualTo(429);
    }

    @Test
    void filesHaveABucketOfTheirOwnAndProgramsLimitsElsewhere() throws Exception {
        for (int page = 0; page < MOST; page++) {
            read("/pricing", "192.0.2.1");
        }
        for (int file = 0; file < 10 * MOST; file++) {
            assertThat(read("/files/token", "192.0.2.1").getStatus()).isEqualTo(200);
        }
        assertThat(read("/files/token", "192.0.2.1").getStatus()).isEqualTo(429);
        for (String path : new String[] {"/api/v1/leads", "/hooks/stripe", "/actuator/health"}) {
            assertThat(read(path, "192.0.2.1").getStatus()).as(path).isEqualTo(200);
        }
        MockHttpServletRequest form = new MockHttpServletRequest("POST", "/contact");
        form.setRemoteAddr("192.0.2.1");
        assertThat(reads.preHandle(form, new MockHttpServletResponse(), handler()))
                .as("forms have limits of their own")
                .isTrue();
        MockHttpServletRequest script = new MockHttpServletRequest("GET", "/assets/1/js/app.js");
        script.setRemoteAddr("192.0.2.1");
        assertThat(reads.preHandle(script, new MockHttpServletResponse(), new Object()))
                .as("no handler of ours")
                .isTrue();
    }

    private MockHttpServletResponse read(String path, String address) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        reads.preHandle(request, response, handler());
        return response;
    }

    private HandlerMethod handler() throws NoSuchMethodException {
        return new HandlerMethod(this, PageReadsTests.class.getDeclaredMethod("handler"));
    }
}
