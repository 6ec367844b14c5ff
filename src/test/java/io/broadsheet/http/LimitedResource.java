package io.broadsheet.http;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Stands for whatever counts its requests. */
@Path(LimitedResource.PATH)
public class LimitedResource {

    static final String PATH = PublicUrl.API + "/limited";

    @Inject
    SignupLimits limits;

    /** @param fail whether to end with a problem behind the limit */
    @POST
    @PermitAll
    @RateLimited
    @Operation(hidden = true)
    public String send(@RestQuery boolean fail) {
        limits.take();
        if (fail) {
            throw Problem.invalidMember("/email", "format", "must be one");
        }
        return "ok";
    }
}
