package org.leadnest.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private static final CacheControl YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Bean
    Links links(DeploymentProperties deployment, @Value("${server.port:8080}") int port) {
        return new Links(deployment.externalUrl(), port);
    }

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, WebConfiguration.class.getClassLoader(), "org.leadnest.templates");
    }

    @Bean
    ViewResolver jteViews(TemplateEngine templates) {
        return new JteViews(templates);
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders(
            DeploymentProperties deployment, List<FormTarget> formTargets, ObjectProvider<CookieDesk> cookies) {
        FilterRegistrationBean<SecurityHeaders> registration =
                new FilterRegistrationBean<>(new SecurityHeaders(deployment.secure(), formTargets, cookies::getObject));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Where a proxy ends TLS, it also says by which scheme it was called. */
    @Bean
    @ConditionalOnProperty("leadnest.tls.terminated-by-proxy")
    FilterRegistrationBean<PlainDoor> plainDoor(DeploymentProperties deployment) {
        String external = Objects.requireNonNullElse(deployment.externalUrl(), "");
        FilterRegistrationBean<PlainDoor> registration = new FilterRegistrationBean<>(new PlainDoor(external));
        registration.setEnabled(deployment.secure());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 11);
        return registration;
    }

    /** Our own assets stand under the build's version, library assets under their own: both may be kept for a year. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/" + Assets.VERSION + "/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(YEAR);
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(YEAR);
    }
}
