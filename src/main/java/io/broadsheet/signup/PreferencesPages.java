package io.broadsheet.signup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.http.AnyParameters;
import io.broadsheet.http.Client;
import io.broadsheet.http.Problem;
import io.broadsheet.site.SiteRepository;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What somebody decides about themselves, without a frontend and without scripts. Every form has the token of the mail's link
 * in it: so a page that was left open works as long as the link does, and needs no cookie.
 */
@Path("/newsletter/preferences")
@PermitAll
@AnyParameters
@Produces(MediaType.WILDCARD)
public class PreferencesPages {

    @Inject
    Preferences preferences;

    @Inject
    Erasure erasure;

    @Inject
    SiteRepository sites;

    @Inject
    Pages pages;

    @Inject
    Client client;

    @Inject
    ObjectMapper mapper;

    @Inject
    InstantSource clock;

    @GET
    @Operation(hidden = true)
    public RestResponse<String> show(@RestQuery @DefaultValue("") String token) {
        return show(token, PreferencesPage.Outcome.NONE);
    }

    private RestResponse<String> show(String token, PreferencesPage.Outcome outcome) {
        return pages.answer(
                outcome.status(),
                () -> {
                    Subscriber owner = preferences.owner(token);
                    return pages.preferences(new PreferencesPage(
                            token, owner, preferences.view(owner).newsletters(), days(), outcome));
                },
                SignupMessages::refusedLink);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<String> save(@BeanParam PreferencesForm given) {
        return show(given.token(), saved(given));
    }

    /** Where the token is refused nothing comes of it, and the page says so. */
    private PreferencesPage.Outcome saved(PreferencesForm given) {
        try {
            Subscriber owner = preferences.owner(given.token());
            PreferencesJson.Change change =
                    given.change(owner, preferences.view(owner).newsletters(), days());
            preferences.change(
                    owner.id(), given::check, change, client.network().toString());
            return PreferencesPage.Outcome.SAVED;
        } catch (Problem refused) {
            return PreferencesPage.Outcome.of(refused);
        }
    }

    /** A file with all that JSON would show; written here, since a browser's {@code Accept} would have it as plain text. */
    @POST
    @Path("export")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<String> export(@RestForm @DefaultValue("") String token) throws JsonProcessingException {
        try {
            SubscriberJson.View held =
                    preferences.view(preferences.owner(token)).subscriber();
            String text = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(held);
            return ResponseBuilder.ok(text, MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"newsletters.json\"")
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .build();
        } catch (Problem refused) {
            return show(token);
        }
    }

    /** @param sure whether it has been asked already */
    @POST
    @Path("erasure")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<String> erase(@RestForm @DefaultValue("") String token, @RestForm boolean sure) {
        return pages.answer(
                200,
                () -> {
                    Subscriber owner = preferences.owner(token);
                    if (!sure) {
                        return pages.erase(owner, token);
                    }
                    TemplateInstance page = pages.erased(owner);
                    erasure.erase(owner.id(), any -> {});
                    return page;
                },
                SignupMessages::refusedLink);
    }

    private PauseDays days() {
        return new PauseDays(clock.instant(), ZoneId.of(sites.site().timeZone()));
    }
}
