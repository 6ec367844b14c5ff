package io.broadsheet.http;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says where in a JSON document something is wrong, by RFC 6901 pointers. */
final class JsonText {

    /** By constraint; what is not here is about the format of a text. */
    private static final Map<String, String> CODES = Map.of(
            "NotNull", "required",
            "NotBlank", "required",
            "NotEmpty", "required",
            "Size", "size",
            "Min", "range",
            "Max", "range");

    private JsonText() {}

    /** Adds an error for each string that PostgreSQL or UTF-8 cannot hold. */
    static void check(JsonNode node, String pointer, List<ProblemJson.Error> errors) {
        if (node.isTextual()) {
            if (!isStorable(node.textValue())) {
                errors.add(ProblemJson.Error.member(
                        pointer, "character", "Text must not hold U+0000 or an unpaired surrogate."));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), pointer + "/" + i, errors);
            }
        } else {
            node.properties()
                    .forEach(member -> check(member.getValue(), pointer + "/" + escaped(member.getKey()), errors));
        }
    }

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    static Problem mismatch(JsonMappingException mismatch) {
        String wanted = mismatch.getCause() instanceof InputCoercionException coercion
                ? kind(coercion.getTargetType()) + " of fewer digits"
                : mismatch instanceof MismatchedInputException input ? kind(input.getTargetType()) : "something else";
        return Problem.invalidMember(pointer(mismatch.getPath()), "type", "This must be " + wanted + ".");
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Instant.class) {
            return StrictInstant.WANTED;
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> String.valueOf(constant))
                            .collect(Collectors.joining(", "));
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : escaped(step.getFieldName()));
        }
        return shortened(pointer.toString());
    }

    static ProblemJson.Error error(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node step : violation.getPropertyPath()) {
            if (step.getIndex() != null) {
                pointer.append('/').append(step.getIndex());
            }
            if (step.getName() != null && !step.getName().startsWith("<")) {
                pointer.append('/').append(escaped(step.getName()));
            }
        }
        return ProblemJson.Error.member(
                pointer.toString(),
                code(violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName()),
                violation.getMessage());
    }

    private static String code(String constraint) {
        return CODES.getOrDefault(constraint, "format");
    }

    static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, text.offsetByCodePoints(0, 150)) + "…";
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
