package paddock.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.kernel.PersonName;
import paddock.kernel.Scope;
import paddock.web.Asked;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** One's own tokens for programs: those there are, a new one, and one less. */
@May(Permission.OWN_ACCOUNT)
@Controller
@ConditionalOnWebApplication
final class TokenPages {

    private static final List<Integer> DAYS = List.of(7, 30, 90, 180, 365);

    private final ApiTokens tokens;
    private final HomeZone home;
    private final InstantSource clock;

    TokenPages(ApiTokens tokens, HomeZone home, InstantSource clock) {
        this.tokens = tokens;
        this.home = home;
        this.clock = clock;
    }

    /** A token as the form tells of it. */
    record Given(
            @Nullable String name,
            @Nullable List<String> scope,
            @Nullable String days) {

        String nameSaid() {
            return Objects.requireNonNullElse(name, "");
        }

        public boolean has(Scope one) {
            return scope != null && scope.contains(one.name());
        }

        /** The number of days chosen, where it is one of those offered. */
        public int daysSaid() {
            return DAYS.stream()
                    .filter(one -> one.toString().equals(days))
                    .findFirst()
                    .orElse(90);
        }

        Set<Scope> scopes(List<Scope> offered) {
            return offered.stream().filter(this::has).collect(Collectors.toUnmodifiableSet());
        }
    }

    @GetMapping("/account/tokens")
    ModelAndView list(Acting acting, @RequestParam(defaultValue = "") String said) {
        return new ModelAndView("account/tokens")
                .addObject("tokens", tokens.of(DeviceCookies.self(acting)))
                .addObject("now", clock.instant())
                .addObject("zone", home.zone())
                .addObject("said", said);
    }

    @Fresh
    @GetMapping("/account/tokens/new")
    ModelAndView form(Acting acting) {
        return form(acting, new Given(null, List.of(Scope.READ.name()), null), Mistakes.NONE);
    }

    /** The token is shown this once; only its digest is kept. */
    @Fresh
    @PostMapping("/account/tokens")
    ModelAndView make(Acting acting, Given given) {
        Set<Scope> scopes = given.scopes(offered(acting));
        Mistakes mistakes = Mistakes.NONE
                .and("name", PersonName.mistake(given.nameSaid()))
                .and("scope", scopes.isEmpty() ? Optional.of("missing") : Optional.empty());
        if (!mistakes.isEmpty()) {
            return form(acting, given, mistakes);
        }
        ApiTokens.Wanted wanted = new ApiTokens.Wanted(given.nameSaid(), scopes, Duration.ofDays(given.daysSaid()));
        return switch (tokens.make(acting, DeviceCookies.self(acting), wanted)) {
            case ApiTokens.Making.Made made ->
                new ModelAndView("account/token-made")
                        .addObject("token", made.token())
                        .addObject("zone", home.zone())
                        .addObject("secret", made.secret());
            case ApiTokens.Making.Left _ -> throw new NotFound("person");
            case ApiTokens.Making.TooMany _ -> form(acting, given, Mistakes.NONE.and("name", "too-many-tokens"));
        };
    }

    @PostMapping("/account/tokens/{token}/revocation")
    ModelAndView revoke(Acting acting, @PathVariable String token) {
        if (!tokens.revoke(acting, DeviceCookies.self(acting), Asked.id("token", token))) {
            throw new NotFound("token");
        }
        return new ModelAndView("redirect:/account/tokens?said=token-revoked");
    }

    private static ModelAndView form(Acting acting, Given given, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("account/token")
                .addObject("given", given)
                .addObject("offered", offered(acting))
                .addObject("days", DAYS)
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Reading, and whatever else the person may at present do by a program. */
    private static List<Scope> offered(Acting acting) {
        return Arrays.stream(Scope.values())
                .filter(Scope::opensSomething)
                .filter(scope -> scope == Scope.READ
                        || Arrays.stream(Permission.values())
                                .anyMatch(one -> acting.may(one)
                                        && one.scope().filter(scope::equals).isPresent()))
                .toList();
    }
}
