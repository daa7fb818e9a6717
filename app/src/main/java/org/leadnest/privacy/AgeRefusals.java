package org.leadnest.privacy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Counts sign-ups that were refused because nobody said that they are 16 or older: how many on which day, and nothing of what
 * was typed. Seen from outside of the forms, which keep nothing themselves.
 */
@Component
class AgeRefusals implements HandlerInterceptor {
    private static final String[] FORMS = {"/sign-up", "/sign-up/google", "/invitations/*"};

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AgeRefusals(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Doors implements WebMvcConfigurer {
        private final ObjectProvider<AgeRefusals> refusals;

        Doors(ObjectProvider<AgeRefusals> refusals) {
            this.refusals = refusals;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(refusals.getObject()).addPathPatterns(FORMS);
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getMethod().equals("POST")
                && response.getStatus() == HttpStatus.UNPROCESSABLE_CONTENT.value()
                && !"true".equals(request.getParameter("age"))) {
            jdbc.sql("""
                            insert into privacy.age_refusals (refused_on, refusals) values (:today, 1)
                            on conflict (refused_on) do update set refusals = age_refusals.refusals + 1
                            """)
                    .param("today", clock.instant().atZone(ZoneOffset.UTC).toLocalDate())
                    .update();
        }
    }

    /** In all days that are kept. */
    long count() {
        return jdbc.sql("select coalesce(sum(refusals), 0) from privacy.age_refusals")
                .query(Long.class)
                .single();
    }
}
