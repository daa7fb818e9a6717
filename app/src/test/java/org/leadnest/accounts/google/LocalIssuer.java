package org.leadnest.accounts.google;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Spring's authorization server as an OpenID issuer on a port of its own, and a browser of somebody who has a password there. */
final class LocalIssuer implements AutoCloseable {
    static final String CLIENT = "leadnest";
    static final String SECRET = "the secret of this client";
    private static final String PASSWORD = "a password at the issuer";

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();
    private final State state = new State();

    /** What a test changes while the issuer runs. */
    static final class State {
        private volatile RSAKey key = fresh();
        private volatile String secret = SECRET;
        private volatile String email = "";
        private volatile Consumer<JwtClaimsSet.Builder> tamper = claims -> {};
        private volatile CountDownLatch gate = new CountDownLatch(0);

        private static RSAKey fresh() {
            try {
                return new RSAKeyGenerator(2048)
                        .keyID(UUID.randomUUID().toString())
                        .generate();
            } catch (JOSEException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** No configuration by its annotation: the application that is tested must not find it. */
    @EnableWebSecurity
    @EnableWebMvc
    static class Server {
        @Bean
        TomcatServletWebServerFactory tomcat() {
            return new TomcatServletWebServerFactory(0);
        }

        @Bean
        DispatcherServlet dispatcherServlet() {
            return new DispatcherServlet();
        }

        @Bean
        ServletRegistrationBean<DispatcherServlet> dispatcher(DispatcherServlet servlet) {
            return new ServletRegistrationBean<>(servlet, "/");
        }

        /** Holds whatever asks for a token, while the gate is shut. */
        @Bean
        FilterRegistrationBean<Filter> gate(State state) {
            Filter gate = (request, response, chain) -> {
                try {
                    state.gate.await();
                } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
                chain.doFilter(request, response);
            };
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(gate);
            registration.addUrlPatterns("/oauth2/token");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }

        @Bean
        DelegatingFilterProxyRegistrationBean security() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(User.withUsername("nils")
                    .password("{noop}" + PASSWORD)
                    .roles("USER")
                    .build());
        }

        @Bean
        RegisteredClientRepository clients(State state) {
            return new RegisteredClientRepository() {
                /** The server hashes a secret that was kept in the clear; the next request reads it anew. */
                @Override
                public void save(RegisteredClient client) {}

                @Override
                public RegisteredClient findById(String id) {
                    return client(state.secret);
                }

                @Override
                public RegisteredClient findByClientId(String client) {
                    return client(state.secret);
                }
            };
        }

        private static RegisteredClient client(String secret) {
            return RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + secret)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("http://localhost:8080/sign-in/google/callback")
                    .scope("openid")
                    .scope("email")
                    .scope("profile")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys(State state) {
            return (selector, ignored) -> selector.select(new JWKSet(state.key));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(State state) {
            return context -> {
                if (context.getTokenType().getValue().equals("id_token")) {
                    context.getClaims()
                            .claim("email", state.email)
                            .claim("email_verified", true)
                            .claim("name", "Nils New");
                    state.tamper.accept(context.getClaims());
                }
            };
        }
    }

    LocalIssuer() {
        context.registerBean(State.class, () -> state);
        context.register(Server.class);
        context.refresh();
    }

    String baseUrl() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** Changes the claims of the ID tokens to come. */
    void tamper(Consumer<JwtClaimsSet.Builder> change) {
        state.tamper = change;
    }

    /** Answers nobody who asks for a token, until it is opened again. */
    void shut() {
        state.gate = new CountDownLatch(1);
    }

    void open() {
        state.gate.countDown();
    }

    /** Whose sign-ins are to come. */
    void person(String email) {
        state.email = email;
    }

    /** Signs with another key from now on, and publishes that alone. */
    void rotate() {
        state.key = State.fresh();
    }

    void expectSecret(String secret) {
        state.secret = secret;
    }

    /** Goes where we send the browser, signs in there by the form, and answers the way back: path and query. */
    String signIn(String address) throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            HttpResponse<String> asked = get(browser, URI.create(address));
            HttpResponse<String> form = get(browser, location(asked));
            String token =
                    Jsoup.parse(form.body()).expectFirst("input[name=_csrf]").val();
            String fields = "username=nils&password=" + encoded(PASSWORD) + "&_csrf=" + encoded(token);
            HttpResponse<String> entered = browser.send(
                    HttpRequest.newBuilder(form.uri())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(fields))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            URI back = location(get(browser, location(entered)));
            return back.getRawPath() + "?" + back.getRawQuery();
        }
    }

    private static HttpResponse<String> get(HttpClient browser, URI address) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(
                                "expected a redirect, came " + answer.statusCode() + ": " + answer.body())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
