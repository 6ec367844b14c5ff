package io.broadsheet.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.Input;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageParameters;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Problem;
import io.broadsheet.http.Unversioned;
import io.broadsheet.http.Write;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Every URL of the revisions of one kind of entry. In the trash an entry is found by its id. */
public abstract class EntryRevisionResource {

    @Inject
    EntryRepository entries;

    @Inject
    EntryRevisionRepository revisions;

    @Inject
    EntryRestoration restoration;

    @Inject
    EntryWriter writer;

    @Inject
    EntryViews views;

    @Inject
    Answers answers;

    @Inject
    IfMatch ifMatch;

    @Inject
    ObjectMapper mapper;

    @Inject
    InstantSource clock;

    protected abstract String kind();

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            summary = "List the states that one was given, newest first",
            description =
                    "A write that changes nothing makes none, and neither does the clock: what it publishes was written"
                            + " before.")
    public RestResponse<Page<EntryRevisionJson.Summary>> list(
            @RestPath String ref, @BeanParam PageParameters parameters) {
        Entry entry = entries.findByRef(kind(), ref).orElseThrow(Problem::notFound);
        Input input = new Input();
        PageRequest request = parameters.read(input, "revisions " + entry.id());
        input.check();
        return answers.page(revisions.slice(entry, request), EntryRevisionJson.Summary::of, Set.of());
    }

    @GET
    @Path("{number}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Unversioned
    @Operation(summary = "Read a state that one was given, and what differs from the one before")
    public EntryRevisionJson.View read(@RestPath String ref, @RestPath String number) {
        Entry entry = entries.findByRef(kind(), ref).orElseThrow(Problem::notFound);
        EntryRevision revision = revision(entry, number);
        EntryRevisionJson.Contents contents = contents(revision);
        List<Difference> differences = revisions
                .find(entry, revision.number() - 1)
                .map(before -> Difference.between(tree(contents(before)), tree(contents)))
                .orElse(List.of());
        return EntryRevisionJson.View.of(revision, contents, differences);
    }

    @POST
    @Path("{number}/restoration")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Write
    @Operation(
            summary = "Give one the content of an earlier revision",
            description =
                    "As a new revision; whether it is published stays as it is. What the content pointed at and is there"
                            + " no more is left out, and a slug that another entry has now stays with that.")
    public RestResponse<EntryJson.View> restore(@RestPath String ref, @RestPath String number) {
        Entry entry = ifMatch.check(entries.forChange(kind(), ref));
        Instant now = clock.instant();
        EntryRevision revision = revision(entry, number);
        writer.rewrite(entry, restoration.of(entry, revision), true, revision.number(), now);
        return answers.one(entry, views.whole(entry, now));
    }

    private EntryRevision revision(Entry entry, String number) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw Problem.notFound();
        }
        return revisions.find(entry, Integer.parseInt(number)).orElseThrow(Problem::notFound);
    }

    private EntryRevisionJson.Contents contents(EntryRevision revision) {
        return new EntryRevisionJson.Contents(revisions.given(revision), EntryRevisionJson.Life.of(revision.life()));
    }

    private JsonNode tree(EntryRevisionJson.Contents contents) {
        return mapper.valueToTree(contents);
    }
}
