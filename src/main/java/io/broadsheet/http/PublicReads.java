package io.broadsheet.http;

import io.broadsheet.change.ChangeFeed;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Answers public reads from the cache, on the event loop, before anything else looks at them. Those whose answer is just being
 * made wait for it; the others go on, and {@link PublicAnswers} makes an answer for all.
 */
@ApplicationScoped
class PublicReads {

    /** Of the request: that everybody may have its answer. */
    private static final String PUBLIC = "broadsheet.public-read";

    /** Of the request: the fill that its answer ends. */
    private static final String FILL = "broadsheet.fill";

    /** Characters; longer addresses are answered, and not kept. */
    private static final int LONGEST_KEY = 4096;

    @Inject
    ResponseCache cache;

    @Inject
    CacheOptions options;

    @Inject
    ChangeFeed feed;

    @Inject
    Cors cors;

    @Inject
    InstantSource clock;

    void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isPublic(request)) {
            context.next();
            return;
        }
        String key = options.size().asLongValue() == 0 ? null : key(request);
        ChangeFeed.Sight sight = feed.sight();
        if (key == null || sight == ChangeFeed.Sight.BLIND) {
            goOn(context);
        } else {
            answer(context, key, sight);
        }
    }

    private static boolean isPublic(HttpServerRequest request) {
        return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                && request.path().startsWith(PublicUrl.API)
                && !request.path().equals(PublicUrl.STREAM)
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && !request.headers().contains(HttpHeaders.CONTENT_ENCODING)
                && !SecretParameters.areIn(request)
                && RequestLimits.hasOneHost(request);
    }

    /** Null if the answer is not to be looked for. */
    private static String key(HttpServerRequest request) {
        String accept = Acceptance.settled(request.getHeader(HttpHeaders.ACCEPT));
        String uri = request.uri();
        if (accept == null || uri.length() + accept.length() > LONGEST_KEY) {
            return null;
        }
        return accept.isEmpty() ? CacheHeaders.ordered(uri) : CacheHeaders.ordered(uri) + " " + accept;
    }

    private void answer(RoutingContext context, String key, ChangeFeed.Sight sight) {
        Instant now = clock.instant();
        CachedAnswer found = cache.get(key);
        boolean clear = sight == ChangeFeed.Sight.CLEAR;
        if (found != null
                && (clear ? found.control().isTimely(now) : found.control().isBearable(now, feed.lost()))) {
            send(context, found, clear ? CacheHeaders.HIT : CacheHeaders.UNCONFIRMED, now);
        } else if (feed.isUnreachable()) {
            cors.allow(context.request(), context.response());
            throw Failures.unavailable();
        } else {
            fill(context, key);
        }
    }

    private void fill(RoutingContext context, String key) {
        Fill fill = new Fill(key, cache.written());
        Fill underWay = cache.begin(fill);
        if (underWay != null) {
            follow(context, underWay, cache.written());
            return;
        }
        context.put(FILL, fill);
        // Whatever becomes of it.
        context.addEndHandler(done -> cache.end(fill, null));
        goOn(context);
    }

    private static void goOn(RoutingContext context) {
        context.put(PUBLIC, true);
        context.next();
    }

    /** What was written before this request came must be in its answer, whenever the fill began. */
    private void follow(RoutingContext context, Fill fill, long written) {
        Context thread = Vertx.currentContext();
        fill.whenEnded(answer -> thread.runOnContext(ended -> {
            if (context.response().ended() || context.response().closed()) {
                return;
            }
            if (answer == null) {
                goOn(context);
            } else if (cache.isTouched(answer, fill.begun(), written)) {
                again(context);
            } else {
                send(context, answer, CacheHeaders.COLLAPSED, clock.instant());
            }
        }));
    }

    /** Nobody is above who would take a problem. */
    private void again(RoutingContext context) {
        try {
            answer(context);
        } catch (Problem problem) {
            context.fail(problem);
        }
    }

    private void send(RoutingContext context, CachedAnswer answer, CharSequence status, Instant now) {
        Coding coding = answer.worthwhile(Coding.of(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING)));
        if (answer.has(coding)) {
            send(context, answer, coding, status, now);
        } else {
            context.vertx()
                    .<Void>executeBlocking(
                            () -> {
                                answer.prepare(coding);
                                return null;
                            },
                            false)
                    .onSuccess(prepared -> send(context, answer, coding, status, now))
                    .onFailure(context::fail);
        }
    }

    private void send(RoutingContext context, CachedAnswer answer, Coding coding, CharSequence status, Instant now) {
        HttpServerResponse response = context.response();
        RequestContext.put(response);
        cors.allow(context.request(), response);
        Buffer body = answer.putHeaders(context.request(), response, coding, status, now);
        if (body == null) {
            response.end();
        } else {
            response.end(body);
        }
    }

    static boolean is(RoutingContext context) {
        return context.get(PUBLIC) != null;
    }

    /** The fill that the answer ends, or null. */
    static Fill fill(RoutingContext context) {
        return context.get(FILL);
    }
}
