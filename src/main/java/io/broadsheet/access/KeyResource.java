package io.broadsheet.access;

import io.broadsheet.http.Answers;
import io.broadsheet.http.Ids;
import io.broadsheet.http.Input;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageParameters;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Problem;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Write;
import io.broadsheet.http.Written;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Every URL of keys. */
@Path(PublicUrl.API + "/keys")
@RolesAllowed(Scope.ADMIN)
@Tag(name = "Keys")
public class KeyResource {

    @Inject
    KeyRepository keys;

    @Inject
    Answers answers;

    @Inject
    Written written;

    @Inject
    InstantSource clock;

    @GET
    @Operation(summary = "List the keys, newest first")
    public RestResponse<Page<KeyJson.View>> list(@BeanParam PageParameters parameters) {
        Input input = new Input();
        PageRequest request = parameters.read(input, "keys");
        input.check();
        return answers.page(keys.slice(request), KeyJson.View::of, Set.of());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one key")
    public RestResponse<KeyJson.View> read(@RestPath String id) {
        Key key = found(id);
        return answers.one(key, KeyJson.View.of(key));
    }

    @POST
    @Write(secret = true)
    @Operation(summary = "Make a key; the answer shows it, and nothing ever does again")
    public RestResponse<KeyJson.View> create(KeyJson.Create create) {
        String token = Token.random();
        Key key = new Key(token, create, clock.instant());
        keys.persistAndFlush(key);
        return answers.created(key, KeyJson.View.of(key, token));
    }

    @DELETE
    @Path("{id}")
    @Write
    @Operation(summary = "Revoke a key, at once")
    public void delete(@RestPath String id) {
        Key key = found(id);
        written.is(key);
        keys.delete(key);
    }

    private Key found(String id) {
        return keys.findByIdOptional(Ids.parse(id)).orElseThrow(Problem::notFound);
    }
}
