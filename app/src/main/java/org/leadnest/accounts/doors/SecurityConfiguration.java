package org.leadnest.accounts.doors;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Operators;
import org.leadnest.accounts.audit.OperatorLog;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.accounts.ops.Visits;
import org.leadnest.platform.api.ApiFilters;
import org.leadnest.platform.api.Problems;
import org.leadnest.platform.api.RateLimitFilter;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The doors: the API by key without a session, the pages by session. Which handler needs what is {@link Gatekeeper}'s. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "platform.sessions", maxInactiveIntervalInSeconds = 12 * 60 * 60)
class SecurityConfiguration implements WebMvcConfigurer {
    private final Shells shells;
    private final Operators operators;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Visits visits;
    private final PageReads reads;
    private final OperatorLog operatorLog;

    /** @param sessions made late: it needs the form tokens that are made here */
    SecurityConfiguration(
            Shells shells,
            Operators operators,
            @Lazy Sessions sessions,
            Accounts accounts,
            Visits visits,
            PageReads reads,
            OperatorLog operatorLog) {
        this.operatorLog = operatorLog;
        this.reads = reads;
        this.visits = visits;
        this.accounts = accounts;
        this.operators = operators;
        this.sessions = sessions;
        this.shells = shells;
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiKeys keys, Problems problems, ApiFilters filters) throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new BearerFilter(keys, problems), AuthorizationFilter.class)
                .addFilterAfter(new TenancyFilter(), AuthorizationFilter.class)
                .addFilterAfter(filters.rateLimit(), TenancyFilter.class)
                .addFilterAfter(filters.idempotency(), RateLimitFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http, Accounts accounts, CookieCsrfTokenRepository csrfTokens, ExpiredForm expiredForm)
            throws Exception {
        return http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .ignoringRequestMatchers(
                                "/hooks/**",
                                "/dev/**",
                                "/u/**",
                                "/mail/**",
                                "/f/**",
                                "/cookies/**",
                                "/usage/**",
                                "/browser-reports"))
                .headers(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(refused -> refused.accessDeniedHandler(expiredForm))
                .securityContext(
                        context -> context.securityContextRepository(new HttpSessionSecurityContextRepository()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new FreshActor(accounts, visits), AuthorizationFilter.class)
                .addFilterAfter(new TenancyFilter(), AuthorizationFilter.class)
                .build();
    }

    /** The token is in a cookie and in the form, so that a visitor who only reads needs no session. */
    @Bean
    CookieCsrfTokenRepository csrfTokens(DeploymentProperties deployment) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(deployment.secure() ? "__Host-csrf" : "csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(deployment.secure()).sameSite("Lax"));
        return tokens;
    }

    /** Nobody reads measurements of each security filter, and taking them costs a tenth of a small answer. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Sessions are written in transactions of their own, and read without any. The name is Spring Session's. */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(PlatformTransactionManager transactions) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                return (QuietSessions.reading() ? TransactionOperations.withoutTransaction() : own).execute(action);
            }
        };
    }

    @Bean
    CookieSerializer sessionCookie(DeploymentProperties deployment) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(deployment.secure() ? "__Host-session" : "session");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(deployment.secure());
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(reads).order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(new RefusedInput()).order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(new Gatekeeper(operators)).order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(new FactorFirst()).order(Ordered.HIGHEST_PRECEDENCE + 1);
        registry.addInterceptor(new AddressFirst()).order(Ordered.HIGHEST_PRECEDENCE + 1);
        registry.addInterceptor(new ProofFirst(sessions)).order(Ordered.HIGHEST_PRECEDENCE + 2);
        registry.addInterceptor(new VisitNotes(visits)).order(Ordered.HIGHEST_PRECEDENCE + 3);
        registry.addInterceptor(new OperatorNotes(operatorLog)).order(Ordered.HIGHEST_PRECEDENCE + 3);
        registry.addInterceptor(new ClosedDoors(accounts));
        registry.addInterceptor(new ShellInterceptor(shells));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CurrentActor());
    }
}
