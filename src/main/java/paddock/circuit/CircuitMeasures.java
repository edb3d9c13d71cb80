package paddock.circuit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.watch.Measure;

/** What is watched of the places: how much of them there is. */
@Configuration(proxyBeanMethods = false)
class CircuitMeasures {

    @Bean
    static Measure sitesStored() {
        return new Measure.Query("paddock_sites", "Sites of this installation.", SITES);
    }

    @Bean
    static Measure layoutsStored() {
        return new Measure.Query("paddock_layouts", "Layouts of all sites, whenever they exist.", LAYOUTS);
    }

    private static final String SITES = "select null::text as of, count(*) as number from circuit.site";

    private static final String LAYOUTS = "select null::text as of, count(*) as number from circuit.layout";
}
