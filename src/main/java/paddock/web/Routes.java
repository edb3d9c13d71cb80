package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Compares a request only with the routes whose address has as many steps as its own, and the same last one or any: a few
 * of all there are. Where not exactly one of them is meant, all are asked in the usual way.
 */
final class Routes extends RequestMappingHandlerMapping {

    private static final String ANY = "{}";

    /** Laid out with the first request. */
    private volatile @Nullable Map<Steps, List<Route>> laidOut;

    /** How many steps an address has, and what the last of them is. */
    private record Steps(int number, String last) {

        static Steps of(String address) {
            int number = 0;
            for (int i = 0; i < address.length(); i++) {
                number += address.charAt(i) == '/' ? 1 : 0;
            }
            return new Steps(number, address.substring(address.lastIndexOf('/') + 1));
        }

        Steps whateverComesLast() {
            return new Steps(number, ANY);
        }
    }

    private record Route(RequestMappingInfo info, HandlerMethod method) {}

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String address, HttpServletRequest request) throws Exception {
        if (isPlain(address) && !"OPTIONS".equals(request.getMethod())) {
            Route only = only(address, request);
            if (only != null) {
                HandlerMethod method = only.method();
                request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, method);
                handleMatch(only.info(), address, request);
                return method;
            }
        }
        return super.lookupHandlerMethod(address, request);
    }

    /** The same may be spelt in other ways, which are rare. */
    private static boolean isPlain(String address) {
        return address.indexOf('%') < 0 && address.indexOf(';') < 0 && !address.contains("//");
    }

    private @Nullable Route only(String address, HttpServletRequest request) {
        Map<Steps, List<Route>> routes = laidOut;
        if (routes == null) {
            routes = layOut();
            laidOut = routes;
        }
        Steps steps = Steps.of(address);
        Route found = null;
        for (Steps each : List.of(steps, steps.whateverComesLast())) {
            for (Route route : routes.getOrDefault(each, List.of())) {
                RequestMappingInfo match = getMatchingMapping(route.info(), request);
                if (match != null && found != null) {
                    return null;
                }
                found = match == null ? found : new Route(match, route.method());
            }
        }
        return found;
    }

    /** Without those that can have any number of steps: a request that one of these may be meant by is looked at as usual. */
    private Map<Steps, List<Route>> layOut() {
        Map<Steps, List<Route>> routes = new HashMap<>();
        getHandlerMethods().forEach((info, method) -> {
            for (String pattern : info.getPatternValues()) {
                Steps steps = Steps.of(pattern);
                boolean open = steps.last().indexOf('{') >= 0 || steps.last().indexOf('*') >= 0;
                routes.computeIfAbsent(open ? steps.whateverComesLast() : steps, any -> new ArrayList<>())
                        .add(new Route(info, method));
            }
        });
        return routes;
    }
}
