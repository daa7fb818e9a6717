package org.leadnest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
    /** The generated templates read the page records of every module, also those of sub-packages: they are no module. */
    @Test
    void modulesCallOnlyThoseThatTheyMay() {
        ApplicationModules.of(LeadNest.class, resideInAPackage("org.leadnest.templates.."))
                .verify();
    }
}
