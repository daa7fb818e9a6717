package org.leadnest.testkit;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Names a local scanner of malware, one for all tests that ask for it, so that they share a context. */
public final class WithScanner implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final ClamdPeer CLAMD = new ClamdPeer();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("leadnest.files.clamd=" + CLAMD.place()).applyTo(context);
    }
}
