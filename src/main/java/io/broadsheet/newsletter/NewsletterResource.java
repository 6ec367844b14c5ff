package io.broadsheet.newsletter;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.CacheTags;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.Input;
import io.broadsheet.http.MergePatch;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageParameters;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Write;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Every URL of newsletters. */
@Path(PublicUrl.API + "/newsletters")
@Tag(name = "Newsletters")
public class NewsletterResource {

    @Inject
    NewsletterRepository newsletters;

    @Inject
    Answers answers;

    @Inject
    CacheTags cacheTags;

    @Inject
    IfMatch ifMatch;

    @Inject
    Caller caller;

    @Inject
    InstantSource clock;

    @GET
    @PermitAll
    @Operation(summary = "List what one can sign up to, by name")
    public RestResponse<Page<NewsletterJson.View>> list(@BeanParam PageParameters parameters) {
        Input input = new Input();
        PageRequest request = parameters.read(input, "newsletters");
        input.check();
        Paging.Slice<Newsletter> slice = newsletters.slice(request);
        cacheTags.add(NewsletterRepository.ALL_TAG);
        return answers.page(slice, view(slice.rows()), Set.of());
    }

    @GET
    @Path("{ref}")
    @PermitAll
    @Operation(summary = "Read one, by id or slug")
    public RestResponse<NewsletterJson.View> read(@RestPath String ref) {
        Newsletter newsletter = newsletters.findByRef(ref).orElseThrow(Problem::notFound);
        cacheTags.add(newsletter.cacheTag());
        return answer(newsletter);
    }

    @POST
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Operation(summary = "Add one")
    public RestResponse<NewsletterJson.View> create(NewsletterJson.Create create) {
        Newsletter newsletter = newsletters.add(create, clock.instant());
        return answers.created(newsletter, view(List.of(newsletter)).apply(newsletter));
    }

    @PATCH
    @Path("{ref}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Operation(summary = "Change one, by a merge patch (RFC 7396)")
    public RestResponse<NewsletterJson.View> patch(@RestPath String ref, MergePatch patch) {
        Newsletter newsletter = ifMatch.check(newsletters.forChange(ref));
        NewsletterJson.Create former = NewsletterJson.Create.of(newsletter);
        NewsletterJson.Create given = patch.applyTo(former, NewsletterJson.Create.class, Set.of());
        if (!given.equals(former)) {
            newsletters.change(newsletter, given, clock.instant());
        }
        return answer(newsletter);
    }

    @DELETE
    @Path("{ref}")
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Operation(summary = "Delete one that nobody has signed up to")
    public void delete(@RestPath String ref) {
        newsletters.remove(ifMatch.check(newsletters.forChange(ref)));
    }

    private RestResponse<NewsletterJson.View> answer(Newsletter newsletter) {
        return answers.one(newsletter, view(List.of(newsletter)).apply(newsletter));
    }

    /** What a caller sees; how many subscribers there are is nobody's business but the publisher's. */
    private Function<Newsletter, NewsletterJson.View> view(Collection<Newsletter> rows) {
        if (!caller.has(Scope.NEWSLETTER_READ) || rows.isEmpty()) {
            return NewsletterJson.View::of;
        }
        Map<UUID, Long> counts = newsletters.counts(rows);
        return newsletter -> NewsletterJson.View.of(newsletter, counts.getOrDefault(newsletter.id(), 0L));
    }
}
