package io.broadsheet.http;

import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What others are sent, which no resource takes: the section {@code webhooks} of OpenAPI 3.1. */
final class OpenApiWebhooks {

    private OpenApiWebhooks() {}

    static void declare(OpenAPI document) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        MediaType.APPLICATION_JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/WebhookEvent")));
        OpenApiExamples.add(content);
        Operation operation = OASFactory.createOperation()
                .operationId("tellOfChange")
                .summary("What is posted to a webhook when something happens")
                .description(
                        "As Standard Webhooks defines. It may come more than once, with the same `webhook-id`, and not"
                                + " in the order in which things happened.")
                .addTag("Webhooks")
                .addSecurityRequirement(OASFactory.createSecurityRequirement())
                .addParameter(header(
                        "webhook-id",
                        text(36, "^msg_[0-9a-f]{32}$"),
                        "The same in each attempt.",
                        "msg_019ab0c24f0070008000000000000072"))
                .addParameter(header(
                        "webhook-timestamp", seconds(), "Of this attempt, in seconds since 1970.", 1_795_702_500))
                .addParameter(header(
                        "webhook-signature",
                        text(200, "^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$"),
                        "`v1,` and the HMAC-SHA256, in Base64, of id, timestamp and body with dots between them; one for each"
                                + " secret that is valid, with blanks between them.",
                        "v1,3pYcVnH6Oe8GpVqV1p3oGWjVYv4mXU2n1YdQ0uL0m9A="))
                .requestBody(OASFactory.createRequestBody().required(true).content(content))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("2XX", OASFactory.createAPIResponse().description("It has arrived."))
                        .addAPIResponse(
                                "410",
                                OASFactory.createAPIResponse().description("Nothing is to be sent here any more.")));
        document.addWebhook("change", OASFactory.createPathItem().POST(operation));
    }

    private static Parameter header(String name, Schema schema, String description, Object example) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(true)
                .description(description)
                .schema(schema)
                .example(example);
    }

    private static Schema text(int most, String pattern) {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .maxLength(most)
                .pattern(pattern);
    }

    private static Schema seconds() {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .format("int64")
                .minimum(BigDecimal.ZERO)
                .maximum(BigDecimal.valueOf(Long.MAX_VALUE));
    }
}
