package io.broadsheet.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The responses that problems are, one for each status, with an example of each type. */
final class OpenApiProblems {

    /** Refusals that are kept for a request that comes again. */
    private static final Set<Integer> REPLAYED = Set.of(400, 404, 412, 413, 428);

    private OpenApiProblems() {}

    static void declare(Components components) {
        Stream.of(ProblemType.values())
                .mapToInt(ProblemType::status)
                .distinct()
                .forEach(status -> components.addResponse(name(status), response(status)));
    }

    static APIResponse reference(int status) {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + name(status));
    }

    /** Of an operation that tells its limits in every answer; declared when first asked for. */
    static APIResponse limited(Components components, int status) {
        if (status == ProblemType.RATE_LIMITED.status()) {
            return reference(status);
        }
        APIResponse response = response(status);
        OpenApiHeaders.addLimits(response);
        components.addResponse("Limited" + name(status), response);
        return OASFactory.createAPIResponse().ref("#/components/responses/Limited" + name(status));
    }

    private static String name(int status) {
        return HttpResponseStatus.valueOf(status)
                .reasonPhrase()
                .replace(" ", "")
                .replace("-", "");
    }

    private static APIResponse response(int status) {
        List<ProblemType> types = Stream.of(ProblemType.values())
                .filter(type -> type.status() == status)
                .toList();
        Map<String, Example> examples = new LinkedHashMap<>();
        types.forEach(
                type -> examples.put(type.code(), OASFactory.createExample().value(example(type))));
        APIResponse response = OASFactory.createAPIResponse()
                .description(String.join(
                        " ", types.stream().map(type -> type.title() + ".").toList()))
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemJson.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                        .examples(examples)));
        OpenApiHeaders.addCommon(response);
        if (REPLAYED.contains(status)) {
            OpenApiHeaders.add(response, "Idempotent-Replayed");
        }
        types.stream()
                .flatMap(type -> OpenApiHeaders.ofProblem(type).stream())
                .distinct()
                .forEach(header -> OpenApiHeaders.add(response, header));
        return response;
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "https://api.example.org/problems/" + type.code());
        example.put("title", type.title());
        example.put("status", type.status());
        example.put("detail", type == ProblemType.INVALID_REQUEST ? "/title: must not be blank" : type.title() + ".");
        example.put("instance", "urn:uuid:0b6f3c53-7d1c-4f5c-9a39-0d9a5d7f3f60");
        if (type == ProblemType.INVALID_REQUEST) {
            // In an order of its own: that of Map.of changes from one JVM to the next.
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("pointer", "/title");
            error.put("code", "required");
            error.put("detail", "must not be blank");
            example.put("errors", List.of(error));
        }
        return example;
    }
}
