package org.leadnest.accounts;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Addresses that begin with "barred." open no account. */
@TestConfiguration(proxyBeanMethods = false)
public class BarredAddresses {
    @Bean
    UnwelcomeAddresses barredAddresses() {
        return address -> address.normalised().startsWith("barred.");
    }
}
