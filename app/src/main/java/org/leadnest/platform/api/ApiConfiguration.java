package org.leadnest.platform.api;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
    /** Behind the Gatekeeper, so that nobody learns more from a bad parameter than from a good one. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // What outside services bring is kept as far as it can be: nobody sits there to correct it.
        registry.addInterceptor(new StorableParameters())
                .excludePathPatterns("/hooks/**")
                .order(Ordered.LOWEST_PRECEDENCE);
    }

    /** In front of whoever reads a body. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(Problems problems) {
        FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(new BodyLimit(problems));
        filter.addUrlPatterns("/api/*", "/hooks/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
