package io.broadsheet.taxonomy;

import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.CacheTags;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.Input;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.MergePatch;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Problem;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Every URL of one kind of term.
 *
 * @param <C> what it is given
 * @param <V> what it shows
 */
public abstract class TermResource<T extends Term, C extends TermJson.Given, V> {

    @Inject
    protected InstantSource clock;

    @Inject
    Answers answers;

    @Inject
    protected CacheTags cacheTags;

    @Inject
    IfMatch ifMatch;

    private final Class<C> given;

    protected TermResource(Class<C> given) {
        this.given = given;
    }

    protected abstract TermRepository<T, C> repository();

    protected abstract V view(T term);

    protected abstract C given(T term);

    @GET
    @PermitAll
    @Operation(summary = "List them, by name")
    public RestResponse<Page<V>> list(@BeanParam TermParameters parameters) {
        Input input = new Input();
        Keyset<Term> order = parameters.order(input);
        PageRequest request = parameters.read(input, repository().noun() + parameters.sort);
        input.check();
        cacheTags.add(repository().allTag());
        return answers.page(repository().slice(order, request), this::view, Set.of());
    }

    @GET
    @Path("{ref}")
    @PermitAll
    @Operation(summary = "Read one, by id or slug")
    public RestResponse<V> read(@RestPath String ref) {
        T term = repository().findByRef(ref).orElseThrow(Problem::notFound);
        cacheTags.add(term.cacheTag(), Term.entriesTag(term.table(), term.slug()));
        return answers.one(term, view(term));
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Write
    @Operation(summary = "Add one")
    public RestResponse<V> create(C create) {
        T term = repository().add(create, clock.instant());
        return answers.created(term, view(term));
    }

    @PATCH
    @Path("{ref}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Write
    @Operation(summary = "Change one, by a merge patch (RFC 7396)")
    public RestResponse<V> patch(@RestPath String ref, MergePatch patch) {
        T term = ifMatch.check(repository().forChange(ref));
        C former = given(term);
        C change = patch.applyTo(former, given, Set.of());
        if (!change.equals(former)) {
            repository().change(term, change, clock.instant());
        }
        return answers.one(term, view(term));
    }

    @DELETE
    @Path("{ref}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Write
    @Operation(summary = "Delete one")
    public void delete(@RestPath String ref) {
        repository().remove(ifMatch.check(repository().forChange(ref)));
    }
}
