package org.leadnest.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.leadnest.LeadNest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole service in development mode over a fresh database, as the application role. The context is shared
 * by the test classes that ask for the same properties, so each test makes its own accounts (see {@link Cast}). Background
 * jobs do not tick: a test runs the handler that it is about, or asks for {@code leadnest.jobs.enabled=true}. A context that
 * waits in the cache gives its connections back, since all contexts share one server, and none is closed when the virtual
 * machine ends: the server goes first, and they would wait for it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = LeadNest.class,
        properties = {
            "leadnest.mode=development",
            "leadnest.jobs.enabled=false",
            "leadnest.outbound.allow-private=true",
            "spring.main.register-shutdown-hook=false",
            "spring.datasource.hikari.minimum-idle=0",
            "spring.datasource.hikari.idle-timeout=10000"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface LeadNestTest {
    /** For the tests with an operator, who share a context: one for each, who is nobody until a test signs them up. */
    String OPERATORS = "leadnest.operators=otto@leadnest.example,orla@leadnest.example,otis@leadnest.example";
}
