package io.broadsheet.taxonomy;

import io.broadsheet.http.Input;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageParameters;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of a list of terms. */
public class TermParameters extends PageParameters {

    @RestQuery
    @Parameter(
            description = "The order.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"name", "-name", "count", "-count"},
                            defaultValue = "name"))
    public String sort;

    Keyset<Term> order(Input input) {
        List<Keyset<Term>> chosen = input.choices("sort", sort, TermRepository.ORDERS);
        if (chosen.size() > 1) {
            input.reject("sort", "list", "one value");
        }
        return chosen.isEmpty() ? TermRepository.ORDERS.get("name") : chosen.get(0);
    }
}
