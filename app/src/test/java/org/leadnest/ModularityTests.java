package org.leadnest;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
    @Test
    void modulesCallOnlyThoseThatTheyMay() {
        ApplicationModules.of(LeadNest.class).verify();
    }
}
