package io.broadsheet.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.audit.AuditLog;
import io.broadsheet.content.EntryBulkJson.Line;
import io.broadsheet.content.EntryBulkJson.Result;
import io.broadsheet.http.Failures;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemWriter;
import io.broadsheet.http.StrictJson;
import io.broadsheet.idempotency.KeptAnswer;
import io.broadsheet.idempotency.KeptAnswerRepository;
import io.broadsheet.idempotency.KeyedWrite;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Does what one line of many says, in a transaction of its own: nothing that is wrong with one touches another. */
@RequestScoped
class EntryBulkLine {

    @Inject
    StrictJson json;

    @Inject
    EntryKinds kinds;

    @Inject
    EntryRepository entries;

    @Inject
    EntryEditor editor;

    @Inject
    IfMatch ifMatch;

    @Inject
    KeptAnswerRepository answers;

    @Inject
    AuditLog audit;

    @Inject
    Caller caller;

    @Inject
    ProblemWriter problems;

    @Inject
    RoutingContext routing;

    @Inject
    ObjectMapper mapper;

    @Inject
    InstantSource clock;

    Result write(int number, byte[] bytes) {
        try {
            Line line = json.read(bytes, Line.class);
            return line.idempotencyKey() == null ? attempt(number, line) : once(number, line, bytes);
        } catch (RuntimeException failure) {
            return refused(number, failure);
        }
    }

    Result refused(int number, RuntimeException failure) {
        return Result.refused(number, problems.json(Failures.problem(failure, routing), routing));
    }

    private Result attempt(int number, Line line) {
        return QuarkusTransaction.requiringNew().call(() -> done(number, line));
    }

    private Result once(int number, Line line, byte[] bytes) {
        KeyedWrite write = KeyedWrite.of(
                caller.keyId(),
                line.idempotencyKey(),
                routing.request().method().name(),
                routing.request().path(),
                bytes);
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Result> before = answers.find(write).map(kept -> again(number, kept));
                if (before.isPresent()) {
                    return before.get();
                }
                Result result = done(number, line);
                answers.keep(write, kept(result));
                return result;
            });
        } catch (RuntimeException failure) {
            Result refusal = refused(number, failure);
            if (!KeptAnswer.isKept(refusal.status())) {
                return refusal;
            }
            KeptAnswer kept = kept(refusal);
            KeptAnswer settled = answers.settle(write, kept);
            return settled == kept ? refusal : again(number, settled);
        }
    }

    private Result again(int number, KeptAnswer kept) {
        try {
            return mapper.readValue(kept.body(), Result.class).replayed(number);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeptAnswer kept(Result result) {
        try {
            return new KeptAnswer(result.status(), null, result.etag(), mapper.writeValueAsString(result));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Result done(int number, Line line) {
        line.check();
        EntryResource resource = kinds.resource(line.type());
        Instant now = clock.instant();
        Entry entry = line.op() == EntryBulkJson.Operation.CREATE
                ? resource.made(now)
                : ifMatch.check(entries.forChange(line.type(), line.ref()), line.ifMatch());
        try {
            edit(entry, line, now);
        } catch (Problem problem) {
            throw problem.within("/" + line.op().member());
        }
        audit.note(line.op().code(), entry, line.op().status());
        return Result.done(number, line.op(), entry);
    }

    /** The same scopes as for the request that each stands for; the request itself needed that to write. */
    private void edit(Entry entry, Line line, Instant now) {
        switch (line.op()) {
            case CREATE -> editor.create(entry, line.entry(), Boolean.TRUE.equals(line.publish()), now);
            case PATCH -> editor.patch(entry, json.patch(line.patch()), now);
            case PUBLISH -> {
                caller.require(Scope.CONTENT_PUBLISH);
                editor.publish(entry, line.publication(), now);
            }
            case DELETE -> editor.trash(entry, now);
        }
    }
}
