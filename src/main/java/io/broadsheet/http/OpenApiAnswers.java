package io.broadsheet.http;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Every status that an operation can answer, with its headers, its shape and an example. */
record OpenApiAnswers(OpenApiCall call, Operation operation, Components components) {

    private static final List<String> TEXTS = List.of("text/html", "text/markdown", MediaType.TEXT_PLAIN);

    private static final Map<String, String> EXAMPLES = Map.of(
            "text/html",
            "<p>It opens <strong>on Friday</strong>.</p>",
            "text/csv",
            "email,status\r\nada@example.org,confirmed\r\n",
            MediaType.SERVER_SENT_EVENTS,
            """
                    retry: 1000
                    id: 4mQv0nq1cGZ3UoXkJx5r7A

                    id: Zk2b1rV9T0uYh8cWq4nE6g
                    event: unpublished
                    data: {"token":"Zk2b1rV9T0uYh8cWq4nE6g","at":"2026-11-24T09:53:43Z","type":"unpublished",\
                    "resource":{"type":"article","id":"019ab0c2-4f00-7000-8000-000000000000","slug":"ferry-9-is-late"},\
                    "cacheTags":["article:all","entry:019ab0c2-4f00-7000-8000-000000000000"]}

                    """);

    APIResponses all() {
        Map<Integer, APIResponse> responses = new TreeMap<>();
        responses.put(call.successStatus(), success());
        for (int status : problemStatuses()) {
            responses.put(
                    status,
                    call.isLimited() ? OpenApiProblems.limited(components, status) : OpenApiProblems.reference(status));
        }
        if (call.isPublicRead()) {
            responses.put(304, unchanged());
        }
        if (call.followsEntry()) {
            responses.put(301, elsewhere("It has another slug now."));
        }
        if (call.takesForms()) {
            APIResponse next = elsewhere("The page to show after a form, where there is one.");
            OpenApiHeaders.addLimits(next);
            responses.put(303, next);
        }
        APIResponses answers = OASFactory.createAPIResponses();
        responses.forEach((status, response) -> answers.addAPIResponse(String.valueOf(status), response));
        return answers;
    }

    private APIResponse unchanged() {
        APIResponse response = OASFactory.createAPIResponse().description("You have it already.");
        OpenApiHeaders.addCommon(response);
        OpenApiHeaders.addKept(response);
        if (call.lists()) {
            OpenApiHeaders.add(response, "Link");
        }
        return response;
    }

    private static APIResponse elsewhere(String description) {
        APIResponse response = OASFactory.createAPIResponse().description(description);
        OpenApiHeaders.addCommon(response);
        OpenApiHeaders.add(response, "Location");
        return response;
    }

    private APIResponse success() {
        APIResponse response = OASFactory.createAPIResponse();
        OpenApiHeaders.addCommon(response);
        if (call.isLimited()) {
            OpenApiHeaders.addLimits(response);
        }
        if (call.isPublicRead()) {
            OpenApiHeaders.addKept(response);
            OpenApiHeaders.add(response, "Content-Encoding");
        }
        if (call.successStatus() == 204) {
            return response.description("Done.");
        }
        Content content = OASFactory.createContent();
        if (call.streams()) {
            OpenApiHeaders.add(response, "X-Accel-Buffering");
            content.addMediaType(MediaType.SERVER_SENT_EVENTS, text(MediaType.SERVER_SENT_EVENTS));
            return response.description("Here they come.").content(content);
        }
        Content scanned = operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .filter(each -> each != null)
                .findFirst()
                .orElseThrow();
        if (call.takesLines()) {
            content.addMediaType(JsonLines.MEDIA_TYPE, scanned.getMediaTypes().get(JsonLines.MEDIA_TYPE));
            OpenApiExamples.add(content);
        } else if (!call.readsBody()) {
            content.addMediaType(
                    MediaType.APPLICATION_JSON,
                    OASFactory.createMediaType()
                            .schema(scanned.getMediaTypes()
                                    .values()
                                    .iterator()
                                    .next()
                                    .getSchema()));
            OpenApiExamples.add(content);
        }
        if (call.readsEntry()) {
            TEXTS.forEach(type -> content.addMediaType(type, text(type)));
        }
        if (call.previews()) {
            List.of("text/html", MediaType.TEXT_PLAIN).forEach(type -> content.addMediaType(type, text(type)));
        }
        if (call.takesForms()) {
            content.addMediaType("text/html", text("text/html"));
            OpenApiHeaders.add(response, "X-Robots-Tag");
        }
        if (call.exports()) {
            content.addMediaType("text/csv", text("text/csv"));
            OpenApiHeaders.add(response, "Content-Disposition");
        }
        if (call.lists()) {
            OpenApiHeaders.add(response, "Link");
        } else if (!call.readsBody() && call.hasVersion()) {
            OpenApiHeaders.add(response, "ETag");
        }
        if (call.successStatus() == 201 && call.hasVersion()) {
            OpenApiHeaders.add(response, "Location");
        }
        if (call.takesIdempotencyKey()) {
            OpenApiHeaders.add(response, "Idempotent-Replayed");
        }
        return response.description(call.successStatus() == 201 ? "It is there now." : "Here it is.")
                .content(content);
    }

    private static org.eclipse.microprofile.openapi.models.media.MediaType text(String type) {
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).maxLength(4_194_304))
                .example(EXAMPLES.getOrDefault(type, "It opens on Friday."));
    }

    private List<Integer> problemStatuses() {
        List<Integer> statuses = new ArrayList<>(List.of(400, 401, 405, 406, 414, 500, 503));
        if (!call.isPublic() && !call.isPersonal() || call.path().matches(".*/(articles|posts|entries|search)")) {
            statuses.add(403);
        }
        if (call.path().contains("{") || call.resolves()) {
            statuses.add(404);
        }
        if (call.followsEntry() || call.followsChanges()) {
            statuses.add(410);
        }
        if (call.method() != PathItem.HttpMethod.GET
                && call.hasVersion()
                && !call.resource().equals("Key")) {
            statuses.add(409);
        }
        if (call.shows() || call.tells()) {
            statuses.add(409);
        }
        if (call.takesIdempotencyKey()) {
            statuses.addAll(List.of(409, 422));
        }
        if (call.isConditional()) {
            statuses.addAll(List.of(412, 428));
        }
        if (call.isLimited() || call.tests()) {
            statuses.add(429);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(413, 415));
        }
        return statuses;
    }
}
