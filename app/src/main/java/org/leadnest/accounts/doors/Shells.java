package org.leadnest.accounts.doors;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.FrameBanner;
import org.leadnest.accounts.FrameHint;
import org.leadnest.accounts.Operators;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Seat;
import org.leadnest.accounts.User;
import org.leadnest.platform.web.Banner;
import org.leadnest.platform.web.CookieDesk;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.platform.web.Nonces;
import org.leadnest.platform.web.Shell;
import org.leadnest.platform.web.Toast;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Shell} of a request: the frame around its page. */
@Component
class Shells {
    private static final String AUTO = "auto";
    private static final String THEME = "theme";
    private static final String CSRF_PARAMETER = "_csrf";

    private final Accounts accounts;
    private final List<FrameHint> hints;
    private final List<FrameBanner> banners;
    private final DeploymentProperties deployment;
    private final CookieDesk cookies;
    private final Operators operators;

    Shells(
            Accounts accounts,
            List<FrameHint> hints,
            List<FrameBanner> banners,
            DeploymentProperties deployment,
            CookieDesk cookies,
            Operators operators) {
        this.accounts = accounts;
        this.hints = hints;
        this.banners = banners;
        this.deployment = deployment;
        this.cookies = cookies;
        this.operators = operators;
    }

    Shell of(HttpServletRequest request) {
        return CurrentActor.get().map(actor -> around(request, actor)).orElseGet(() -> bare(request));
    }

    /** The frame for somebody who is not signed in, or whose account cannot be read at this moment. */
    Shell bare(HttpServletRequest request) {
        return shell(request, null, null, null, null, Set.of());
    }

    private Shell around(HttpServletRequest request, Actor actor) {
        Optional<Seat> read = FreshActor.seat(request)
                .filter(seat ->
                        seat.actor().equals(actor) && request.getMethod().equals("GET"));
        Account account = read.map(Seat::account).orElseGet(() -> accounts.account(actor.account()));
        User user = read.map(Seat::user).orElseGet(() -> accounts.user(actor.user()));
        String hint = hints.stream()
                .map(source -> source.hint(account, user))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        Banner banner = banners.stream()
                .map(source -> source.banner(account, user))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        return shell(
                request,
                actor,
                account.name(),
                hint,
                banner,
                permissions(actor, user, read.filter(Seat::operator).isPresent()));
    }

    private Shell shell(
            HttpServletRequest request,
            @Nullable Actor actor,
            @Nullable String accountName,
            @Nullable String hint,
            @Nullable Banner banner,
            Set<String> permissions) {
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var flash = RequestContextUtils.getInputFlashMap(request);
        return new Shell(
                Nonces.of(request),
                CSRF_PARAMETER,
                () -> csrf == null ? "" : csrf.getToken(),
                request.getRequestURI(),
                actor == null ? null : actor.name(),
                picture(request),
                accountName,
                actor == null ? null : actor.role().name(),
                permissions,
                flash == null ? null : (String) flash.get(Toast.ATTRIBUTE),
                flash == null ? null : (String) flash.get(Toast.UNDO),
                theme(request),
                deployment.development(),
                hint,
                banner,
                actor == null || !request.getRequestURI().startsWith("/app")
                        ? cookies.notice(request)
                        : cookies.notice(request).inside(),
                actor == null ? List.of() : others(request));
    }

    /** Read with the request's seat: the menu costs no query of its own. */
    private static List<Shell.OtherAccount> others(HttpServletRequest request) {
        return FreshActor.seat(request).stream()
                .flatMap(seat -> seat.elsewhere().stream())
                .map(other -> new Shell.OtherAccount(other.name(), "/app/settings/accounts/" + other.account()))
                .toList();
    }

    /** What the frame offers; {@code OPERATOR} and {@code OPERATIONS} are no permissions of a role. */
    private Set<String> permissions(Actor actor, User user, boolean made) {
        Stream<String> own = actor.permissions().stream().map(Permission::name);
        Stream<String> more = Stream.of(operators.includes(user) ? "OPERATOR" : "", made ? "OPERATIONS" : "");
        return Stream.concat(own, more.filter(name -> !name.isEmpty())).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String picture(HttpServletRequest request) {
        return FreshActor.seat(request)
                .map(Seat::picture)
                .filter(address -> !address.isEmpty())
                .orElse(null);
    }

    /** What this browser was switched to, else what its user chose, else what the device says. */
    private static String theme(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie ->
                        cookie.getName().equals(THEME) || cookie.getName().equals("__Host-" + THEME))
                .map(Cookie::getValue)
                .filter(value -> value.equals("light") || value.equals("dark"))
                .findFirst()
                .or(() -> FreshActor.seat(request).map(Seat::theme).filter(chosen -> !chosen.isEmpty()))
                .orElse(AUTO);
    }
}
