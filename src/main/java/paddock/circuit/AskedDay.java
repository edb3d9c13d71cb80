package paddock.circuit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A day in an address, as the description of the interface tells it. */
@Parameter(
        description = "The day asked about, on the site's calendar; today where absent.",
        schema = @Schema(type = "string", format = "date"),
        example = "2027-07-01")
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface AskedDay {}
