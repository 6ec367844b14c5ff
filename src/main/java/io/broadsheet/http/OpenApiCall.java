package io.broadsheet.http;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What an operation is, as its path, its method and its Java method tell. */
record OpenApiCall(String path, PathItem.HttpMethod method, Class<?> type, String javaMethod) {

    /** @param operationId the scanner's, of class and method */
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)");

    static OpenApiCall of(String path, PathItem.HttpMethod method, String operationId) {
        String[] names = operationId.split("_");
        return new OpenApiCall(path, method, type(names[0]), names[1]);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The names in the path. */
    List<String> pathParameters() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** The noun of the resource, such as {@code Article}. */
    String resource() {
        return type.getSimpleName().replace("Resource", "");
    }

    /** As {@code @RolesAllowed} says; the scanner sees it on methods of the class itself only, not on inherited ones. */
    List<String> scopes() {
        return annotation(RolesAllowed.class)
                .filter(roles -> !isPersonal())
                .map(allowed -> List.of(allowed.value()))
                .orElse(List.of());
    }

    /** Of the method, else of the class. */
    private <A extends Annotation> Optional<A> annotation(Class<A> wanted) {
        return Stream.of(type.getMethods())
                .filter(candidate -> candidate.getName().equals(javaMethod))
                .map(candidate -> candidate.getAnnotation(wanted))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(type.getAnnotation(wanted)));
    }

    boolean isLimited() {
        return annotation(RateLimited.class).isPresent();
    }

    boolean isPatch() {
        return method == PathItem.HttpMethod.PATCH;
    }

    /** Whether it needs no key. */
    boolean isPublic() {
        return annotation(RolesAllowed.class).isEmpty();
    }

    /** Whether everybody gets the same, so that it may be kept. */
    boolean isPublicRead() {
        return isPublic() && method == PathItem.HttpMethod.GET && !streams();
    }

    /** Whether an access token opens it, to whom it is about, and no key. */
    boolean isPersonal() {
        return annotation(SecurityRequirement.class)
                .filter(requirement -> requirement.name().equals(OpenApiDocument.ACCESS))
                .isPresent();
    }

    /** A key is never changed, so its version guards nothing. */
    boolean isConditional() {
        return method != PathItem.HttpMethod.GET
                && (method != PathItem.HttpMethod.POST || restores())
                && hasVersion()
                && !resource().equals("Key");
    }

    /** Whether it makes a resource again what it was: a change, though it is posted. */
    private boolean restores() {
        return javaMethod.equals("restore");
    }

    boolean readsEntry() {
        return path.matches(".*/(articles|posts)/\\{ref}(\\.\\{format})?") && method == PathItem.HttpMethod.GET;
    }

    boolean readsBody() {
        return javaMethod.equals("readBody");
    }

    /** Whether its body may be left out. */
    boolean takesNoBody() {
        return Stream.of(type.getMethods())
                .filter(candidate -> candidate.getName().equals(javaMethod))
                .flatMap(candidate -> Stream.of(candidate.getParameters()))
                .anyMatch(parameter -> parameter.isAnnotationPresent(Nullable.class));
    }

    boolean resolves() {
        return path.endsWith("/resolve");
    }

    /** Whether it answers with a resource that a writer could change. */
    boolean hasVersion() {
        return annotation(Unversioned.class).isEmpty();
    }

    boolean answersJson() {
        return successStatus() != 204 && !readsBody() && !streams();
    }

    /** Whether it answers with events, without an end. */
    boolean streams() {
        return annotation(Produces.class)
                .filter(types -> List.of(types.value()).contains(MediaType.SERVER_SENT_EVENTS))
                .isPresent();
    }

    /** Whether it goes on from a place that may be forgotten. */
    boolean followsChanges() {
        return path.startsWith(PublicUrl.API + "/changes");
    }

    boolean lists() {
        return javaMethod.startsWith("list") || searches();
    }

    boolean isAboutMany() {
        return lists() || javaMethod.equals("count") || javaMethod.equals("importAll");
    }

    /** Whether it takes and answers lines, each of them JSON. */
    boolean takesLines() {
        return path.equals(RequestLimits.BULK);
    }

    /** Whether it may come twice and is done once. */
    boolean takesIdempotencyKey() {
        return method == PathItem.HttpMethod.POST
                && annotation(Write.class).filter(write -> !write.secret()).isPresent();
    }

    /** Whether the whole list can be had as a file. */
    boolean exports() {
        return lists()
                && Stream.of(type.getMethods())
                        .anyMatch(method -> method.getName().equals("export"));
    }

    /** Whether a form of a page may post the same, and is answered for whoever sits before it. */
    boolean takesForms() {
        return Stream.of(type.getMethods()).anyMatch(method -> method.getName().equals(javaMethod + "ByForm"));
    }

    /** Whether it sends something to its maker, so many times at most. */
    boolean tests() {
        return javaMethod.equals("test");
    }

    /** Whether it is about what a resource would come to, which may be nothing. */
    boolean shows() {
        return tests() || previews();
    }

    /** Whether it sends something to somebody who may not be there now. */
    boolean tells() {
        return javaMethod.equals("replay") || javaMethod.equals("sendTest");
    }

    /** Whether it shows a mail, also as the mail itself. */
    boolean previews() {
        return javaMethod.equals("preview");
    }

    boolean searches() {
        return javaMethod.equals("search");
    }

    /** Whether what it answers with hangs on an entry that may have moved or gone. */
    boolean followsEntry() {
        return readsEntry() || javaMethod.equals("listRelated");
    }

    int successStatus() {
        return annotation(ResponseStatus.class)
                .map(ResponseStatus::value)
                .orElseGet(() -> javaMethod.equals("create") ? 201 : javaMethod.equals("delete") ? 204 : 200);
    }
}
