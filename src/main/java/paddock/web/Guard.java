package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import paddock.kernel.Acting;
import paddock.kernel.Permission;

/** Lets a request through to its route when whoever asks may do what the route says in {@link May}, not too often and with not too much. */
final class Guard implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String OURS = "paddock.";

    /** Asked for with the first request: the routes are laid out before the database answers. */
    private final ObjectProvider<Acquaintance> acquaintance;

    private final Allowances allowances;

    Guard(ObjectProvider<Acquaintance> acquaintance, Allowances allowances) {
        this.acquaintance = acquaintance;
        this.allowances = allowances;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, Allowances.TooFast {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && method.getBeanType() != ErrorPages.class) {
            acquaintance.getObject().flaw(request).ifPresent(flaw -> {
                throw new BadToken(flaw);
            });
            Permission wanted = wanted(method);
            Acting acting = acquaintance.getObject().acting(request);
            if (acting.person() != null) {
                allowances.person(acting.person().toString());
            }
            if (!acting.may(wanted)) {
                throw new Forbidden(wanted);
            }
            Takes takes = method.getMethodAnnotation(Takes.class);
            Intake.allow(request, takes == null ? Intake.USUAL : takes.value());
        }
        return true;
    }

    /** What a route asks for. */
    static Permission wanted(HandlerMethod method) {
        May may = method.getMethodAnnotation(May.class);
        if (may == null) {
            may = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), May.class);
        }
        if (may == null) {
            throw new IllegalStateException(method + " does not say who may");
        }
        return may.value();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Acting.class;
    }

    @Override
    public Acting resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return acquaintance
                .getObject()
                .acting(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    /** A program shows a token that lets nobody in: answered 401, saying why, whatever it asked for. */
    static final class BadToken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String flaw;

        private BadToken(String flaw) {
            super(flaw);
            this.flaw = flaw;
        }

        /** Its name in the texts and in a problem's type. */
        String flaw() {
            return flaw;
        }
    }
}
