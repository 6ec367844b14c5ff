package io.broadsheet.audit;

import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.Input;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageParameters;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.PublicUrl;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The URL of the audit log. */
@Path(PublicUrl.API + "/audit")
@Tag(name = "Audit")
public class AuditEntryResource {

    @Inject
    AuditEntryRepository entries;

    @Inject
    Answers answers;

    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            summary = "List who did what when, newest first",
            description = "Each write that was done with a key, and none that was refused. Nothing of it can be changed"
                    + " or taken away; only what is older than its operator wants goes.")
    public RestResponse<Page<AuditEntryJson.View>> list(
            @BeanParam AuditParameters parameters, @BeanParam PageParameters page) {
        Input input = new Input();
        AuditFilter filter = parameters.filter(input);
        PageRequest request = page.read(input, "audit " + filter);
        input.check();
        return answers.page(entries.slice(filter, request), AuditEntryJson.View::of, Set.of());
    }
}
