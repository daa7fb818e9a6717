package org.leadnest.analytics.usage;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class UsageConfiguration implements WebMvcConfigurer {
    private final ObjectProvider<CountUsage> count;

    UsageConfiguration(ObjectProvider<CountUsage> count) {
        this.count = count;
    }

    /** Programs and developers are not people who use pages; the operator's own looking is not use. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(count.getObject())
                .excludePathPatterns(
                        "/api/**", "/hooks/**", "/dev/**", "/operator/**", "/assets/**", "/webjars/**", "/actuator/**");
    }
}
