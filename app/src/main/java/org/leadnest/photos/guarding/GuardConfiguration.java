package org.leadnest.photos.guarding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One guard for the whole process, as its children know nothing of whom they work for. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {
    private static final DecodeGuard GUARD = DecodeGuard.ofThisProgram();

    @Bean(destroyMethod = "")
    DecodeGuard decodeGuard() {
        return GUARD;
    }
}
