package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import paddock.factor.Demands;
import paddock.factor.Passkeys;
import paddock.factor.SecondSteps;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.kernel.StaffRole;
import paddock.web.BadInput;
import paddock.web.Forbidden;
import paddock.web.May;
import paddock.web.SignInAddress;

/** Of which roles a second step is demanded, and the way to it for whoever lacks one. */
@May(Permission.SEE_PEOPLE)
@Controller
@ConditionalOnWebApplication
final class DemandPages {

    private static final String DEMANDED = "/account/demanded";

    private final Demands demands;
    private final People people;
    private final SecondSteps steps;
    private final Passkeys passkeys;
    private final Factors factors;

    DemandPages(Demands demands, People people, SecondSteps steps, Passkeys passkeys, Factors factors) {
        this.demands = demands;
        this.people = people;
        this.steps = steps;
        this.passkeys = passkeys;
        this.factors = factors;
    }

    /**
     * A role on the page.
     *
     * @param key as the texts name it
     * @param people how many have it, and could sign in; absent where that is not known here
     * @param without how many of them have no second step yet
     */
    record Row(String key, boolean demanded, @Nullable Integer people, int without) {}

    @GetMapping("/people/second-step")
    ModelAndView page(@RequestParam(defaultValue = "") String said) {
        return page(demands.all(), Mistakes.NONE).addObject("said", said);
    }

    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/people/second-step")
    ModelAndView change(Acting acting, @RequestParam(required = false) @Nullable List<String> role) {
        Set<String> wanted = role == null ? Set.of() : new HashSet<>(role);
        wanted.stream()
                .filter(one -> !Demands.possible().contains(one))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new BadInput("role", unknown, Demands.possible());
                });
        return switch (demands.change(acting, wanted)) {
            case DONE -> new ModelAndView("redirect:/people/second-step?said=demanded");
            case NONE_ONESELF -> page(wanted, Mistakes.NONE.and("role", "none-oneself"));
        };
    }

    private ModelAndView page(Set<String> demanded, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("account/demands")
                .addObject("rows", rows(demanded))
                .addObject("said", "")
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private List<Row> rows(Set<String> demanded) {
        List<Person> here =
                people.all().stream().filter(person -> person.leftAt() == null).toList();
        Set<UUID> without = demands.without(here.stream().map(Person::id).toList());
        Map<String, List<UUID>> byRole = here.stream()
                .flatMap(person -> person.roles().stream().map(role -> Map.entry(Demands.key(role), person.id())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        for (StaffRole role : StaffRole.values()) {
            byRole.putIfAbsent(Demands.key(role), List.of());
        }
        byRole.put(Demands.EVERYBODY, here.stream().map(Person::id).toList());
        Function<String, Row> row = key -> {
            Collection<UUID> having = byRole.get(key);
            return new Row(
                    key,
                    demanded.contains(key),
                    having == null ? null : having.size(),
                    having == null
                            ? 0
                            : (int) having.stream().filter(without::contains).count());
        };
        return Demands.possible().stream().map(row).toList();
    }

    /** What is demanded of whoever asks, and the ways to it that they have or can make. */
    @May(Permission.OWN_ACCOUNT)
    @GetMapping(DEMANDED)
    ModelAndView demanded(Acting acting, HttpServletRequest request, @RequestParam(defaultValue = "/") String to) {
        UUID self = DeviceCookies.self(acting);
        return new ModelAndView("account/demanded")
                .addObject("by", demands.of(acting).stream().sorted().toList())
                .addObject("code", steps.isOn(self))
                .addObject("passkey", !passkeys.of(self).isEmpty())
                .addObject(
                        "possible", factors.origin(PasskeyPages.base(request)).isPresent())
                .addObject("to", SignInAddress.within(to));
    }

    /** Leads whoever is to give a second step, and has not, to where it is given or made; nothing else is open before that. */
    static final class Leading implements HandlerInterceptor {

        /** Where somebody gives the one they have. */
        private static final Set<Class<?>> GIVING = Set.of(DemandPages.class, ProofPages.class);
        /** Where somebody makes one. Only who has none may: a password alone must not be enough to make another. */
        private static final Set<Class<?>> MAKING = Set.of(SecondStepPages.class, PasskeyPages.class);

        private final ObjectProvider<DeviceCookies> cookies;
        private final ObjectProvider<Demands> demands;

        Leading(ObjectProvider<DeviceCookies> cookies, ObjectProvider<Demands> demands) {
            this.cookies = cookies;
            this.demands = demands;
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            if (!(handler instanceof HandlerMethod method) || isMet(method, request)) {
                return true;
            }
            if (request.getServletPath().startsWith("/api/")) {
                throw new Forbidden(Permission.OWN_ACCOUNT, "second-step");
            }
            String to = request.getMethod().equals("GET") ? request.getRequestURI() : "/";
            response.sendRedirect(DEMANDED + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
            return false;
        }

        /** What a route asks for, as the guard reads it; a page that tells a refusal asks for nothing. */
        private static Permission wanted(HandlerMethod method) {
            May may = method.getMethodAnnotation(May.class);
            if (may == null) {
                may = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), May.class);
            }
            return may == null ? Permission.LOOK : may.value();
        }

        /** Of a device it is asked whether a second step was given there; of a token whether its person has one at all. */
        private boolean isMet(HandlerMethod method, HttpServletRequest request) {
            Permission wanted = wanted(method);
            boolean own = wanted == Permission.OWN_ACCOUNT;
            if (wanted == Permission.LOOK || (own && GIVING.contains(method.getBeanType()))) {
                return true;
            }
            DeviceCookies known = cookies.getObject();
            Acting acting = known.acting(request);
            if (!acting.signedIn()
                    || known.signIn(request).filter(SignIns.Current::twoSteps).isPresent()) {
                return true;
            }
            Demands all = demands.getObject();
            Set<String> roles = known.demanded(request)
                    .map(demanded -> Demands.of(acting, demanded))
                    .orElseGet(() -> all.of(acting));
            return roles.isEmpty()
                    || (acting.warrant() == null
                            ? own && MAKING.contains(method.getBeanType()) && !all.met(DeviceCookies.self(acting))
                            : all.met(DeviceCookies.self(acting)));
        }
    }
}
