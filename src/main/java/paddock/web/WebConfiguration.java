package paddock.web;

import java.time.Duration;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.validation.Validator;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Headers, languages and the clock: what is the same for every page. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebConfiguration implements WebMvcConfigurer {

    /** Nothing inline, nothing from elsewhere, no frame around it; within one only what says that it may be framed. */
    static final String CONTENT_SECURITY_POLICY = """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
            frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'""";

    /** More than the head of a request has room for: whoever reads many languages is not at fault. */
    private static final int MOST_LANGUAGES = 20_000;

    private final Language language = new Language();
    private final Guard guard;
    private final Allowances allowances;

    WebConfiguration(ObjectProvider<Acquaintance> acquaintance, Environment environment) {
        this.allowances = Allowances.of(environment.getProperty("paddock.rate", "600"));
        this.guard = new Guard(acquaintance, allowances);
    }

    @Bean
    LocaleResolver localeResolver() {
        return language;
    }

    /** What the server itself does with a request before and after the application has it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> numbering(Environment environment) {
        Proxies proxies = Proxies.of(environment.getProperty("paddock.proxies", ""));
        Duration patience = Duration.ofSeconds(environment.getProperty("paddock.request.seconds", Integer.class, 20));
        return server -> {
            server.addEngineValves(new Arrival(proxies, patience));
            server.setProtocol(PatientProtocol.class.getName());
            server.addConnectorCustomizers(connector -> {
                ((PatientProtocol) connector.getProtocolHandler()).waitFor(patience);
                connector.setMaxLocaleCount(MOST_LANGUAGES);
            });
            server.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(PlainRefusals.class.getName()));
        };
    }

    @Bean
    WebMvcRegistrations routes() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new Routes();
            }
        };
    }

    /** Before all others: what is turned away costs nothing more. */
    @Bean
    FilterRegistrationBean<Doorkeeper> doorkeeper() {
        FilterRegistrationBean<Doorkeeper> first = new FilterRegistrationBean<>(new Doorkeeper(allowances));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE + 10); // after the one that says how forms are written
        return first;
    }

    /** The schemas of the file formats are published as they are shipped. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/schemas/**").addResourceLocations("classpath:/schemas/");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(language);
        registry.addInterceptor(guard);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(guard);
    }

    /** Parts judge their own input; the library's way of doing it is not started. */
    @Override
    public Validator getValidator() {
        return Validator.forInstanceOf(Void.class, (nothing, errors) -> {});
    }

    /** Who may do what is the {@link Guard}'s; here is what holds for all requests alike. */
    @Bean
    SecurityFilterChain security(HttpSecurity http, ObjectProvider<Acquaintance> acquaintance) throws Exception {
        FormTokens forms = new FormTokens(acquaintance);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // What browsers hold changes nothing in the interface for programs, so they cannot be made to use it;
                // nor where
                // a mail program ends letters by the secret in its address, whoever is signed in (RFC 8058).
                .csrf(csrf -> csrf.csrfTokenRepository(forms).ignoringRequestMatchers("/api/**", "/u/*"))
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, denied) -> {
                    new Refusal(403, "stale-form", List.of()).keepIn(request);
                    response.sendError(403);
                }))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(transport -> transport.includeSubDomains(false))
                        .permissionsPolicyHeader(policy ->
                                policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()")))
                .build();
    }
}
