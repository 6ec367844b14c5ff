package io.broadsheet.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON from strangers. Stricter than the mapper that reads what we stored ourselves: no duplicate members, no trailing
 * tokens, no nesting deeper than 64, no unknown members, no coercion between types, no U+0000, no unpaired surrogates.
 */
@ApplicationScoped
public class StrictJson {

    private static final int DEPTH = 64;

    private final ObjectMapper mapper;
    private final Validator validator;

    @Inject
    StrictJson(Validator validator) {
        this.validator = validator;
        this.mapper = JsonMapper.builder()
                .addModule(StrictInstant.module())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(RequestLimits.BODY)
                        .build());
    }

    /** @throws Problem 413 for more than a body may have, 400 for what is no valid value of the type */
    public <T> T read(byte[] line, Class<T> type) {
        if (line.length > RequestLimits.BODY) {
            throw new Problem(
                    ProblemType.CONTENT_TOO_LARGE, "The line has more than " + RequestLimits.BODY + " bytes.");
        }
        return value(tree(line), type);
    }

    /** @throws Problem 400 if it is no object */
    public MergePatch patch(JsonNode patch) {
        return new MergePatch(patch, this);
    }

    /** @throws Problem 400 where the bytes are no JSON text that we read */
    JsonNode tree(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                throw Problem.malformedBody("", "required", "The body is empty; a JSON document is expected.");
            }
            return checked(mapper.readTree(text));
        } catch (CharacterCodingException invalid) {
            throw Problem.malformedBody("", "encoding", "The body is not valid UTF-8.");
        } catch (StreamConstraintsException limit) {
            throw Problem.malformedBody(
                    pointer(limit), "depth", "The body nests deeper than " + DEPTH + " or has an endless number.");
        } catch (JsonProcessingException invalid) {
            boolean duplicate = invalid.getOriginalMessage().startsWith("Duplicate field");
            throw Problem.malformedBody(
                    pointer(invalid),
                    duplicate ? "duplicate" : "syntax",
                    (duplicate ? "The body has a member twice" : "The body is not valid JSON") + place(invalid) + ".");
        }
    }

    /** @throws Problem 400 that lists the texts in it that cannot be stored */
    JsonNode checked(JsonNode tree) {
        List<ProblemJson.Error> errors = new ArrayList<>();
        JsonText.check(tree, "", errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return tree;
    }

    /** @throws Problem 400 that lists what does not fit the type or its constraints */
    <T> T value(JsonNode tree, Class<T> type) {
        if (tree.isNull()) {
            throw Problem.invalidMember("", "type", "The body must not be null.");
        }
        T value;
        try {
            value = mapper.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException unknown) {
            throw Problem.invalidMember(
                    JsonText.pointer(unknown.getPath()),
                    "unknown",
                    "There is no member '" + JsonText.shortened(unknown.getPropertyName()) + "'"
                            + Nearest.hint(unknown.getPropertyName(), unknown.getKnownPropertyIds())
                            + ".");
        } catch (JsonMappingException mismatch) {
            throw JsonText.mismatch(mismatch);
        } catch (JsonProcessingException invalid) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "The body cannot be read" + place(invalid) + ".");
        }
        List<ProblemJson.Error> errors = validator.validate(value).stream()
                .map(JsonText::error)
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return value;
    }

    JsonNode treeOf(Object value) {
        return mapper.valueToTree(value);
    }

    private static String pointer(JsonProcessingException failure) {
        return failure.getProcessor() instanceof JsonParser parser
                ? JsonText.shortened(parser.getParsingContext().pathAsPointer().toString())
                : "";
    }

    private static String place(JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
