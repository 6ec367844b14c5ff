package io.broadsheet.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A finished answer to a public read, status 200: its bytes, compressed at most once, and all that stands above them. */
final class CachedAnswer {

    /** Below this a coding saves less than its header costs. */
    private static final int SMALLEST_CODED = 256;

    /** What an answer takes beside its bytes, in bytes: headers, its place in the tables. */
    private static final int OVERHEAD = 1500;

    /** Likewise for each of its tags. */
    private static final int TAG_OVERHEAD = 150;

    private final AtomicReferenceArray<Form> forms = new AtomicReferenceArray<>(Coding.values().length);
    private final byte[] bytes;
    private final String digest;
    private final CharSequence type;
    private final CharSequence link;
    private final TagHeader tagHeader;
    private final Set<String> tags;
    private final CacheControl control;

    /** The bytes in one coding, as they are sent. */
    private record Form(Buffer body, CharSequence etag, CharSequence coding) {}

    /** @param link the header of that name, or null. @param tagHeader null for an answer that names nothing */
    CachedAnswer(byte[] bytes, String type, String link, Set<String> tags, TagHeader tagHeader, CacheControl control) {
        this.bytes = bytes;
        this.digest = digest(bytes);
        this.type = HttpHeaders.createOptimized(type);
        this.link = link == null ? null : HttpHeaders.createOptimized(link);
        this.tags = tags;
        this.tagHeader = tagHeader;
        this.control = control;
        forms.set(Coding.IDENTITY.ordinal(), form(Coding.IDENTITY));
    }

    /** 128 bits are enough that no two answers ever had the same by accident. */
    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Form form(Coding coding) {
        byte[] coded = coding.encode(bytes);
        boolean identity = coding == Coding.IDENTITY;
        return new Form(
                Buffer.buffer(Unpooled.wrappedBuffer(coded)),
                HttpHeaders.createOptimized('"' + digest + (identity ? "" : "-" + coding.token()) + '"'),
                identity ? null : HttpHeaders.createOptimized(coding.token()));
    }

    /** The coding to send to who accepts this one. */
    Coding worthwhile(Coding accepted) {
        return bytes.length < SMALLEST_CODED ? Coding.IDENTITY : accepted;
    }

    boolean has(Coding coding) {
        return forms.get(coding.ordinal()) != null;
    }

    /** Takes milliseconds of processor time; to be called where that keeps nobody waiting. */
    void prepare(Coding coding) {
        if (!has(coding)) {
            forms.set(coding.ordinal(), form(coding));
        }
    }

    Set<String> tags() {
        return tags;
    }

    CacheControl control() {
        return control;
    }

    /** Bytes of memory, about, with the other codings to come: both together take half as much again. */
    int weight() {
        return OVERHEAD + bytes.length * 3 / 2 + TAG_OVERHEAD * tags.size();
    }

    /**
     * Puts all headers on a response.
     *
     * @param coding one that is prepared
     * @return the bytes to send, or null if the client has them: then the status is 304
     */
    Buffer putHeaders(
            HttpServerRequest request,
            HttpServerResponse response,
            Coding coding,
            CharSequence cacheStatus,
            Instant now) {
        Form form = forms.get(coding.ordinal());
        // Each header put on the response itself would be a lock to take.
        MultiMap headers = response.headers()
                .set(HttpHeaders.ETAG, form.etag())
                .set(HttpHeaders.CACHE_CONTROL, control.header(now))
                .set(CacheHeaders.CACHE_STATUS, cacheStatus)
                .add(HttpHeaders.VARY, CacheHeaders.VARY);
        if (tagHeader != null) {
            headers.set(tagHeader.name(), tagHeader.value());
        }
        if (link != null) {
            headers.set(CacheHeaders.LINK, link);
        }
        if (CacheHeaders.hasSeen(request, form.etag())) {
            response.setStatusCode(304);
            return null;
        }
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        if (request.method() == HttpMethod.HEAD) {
            headers.set(HttpHeaders.CONTENT_LENGTH, String.valueOf(form.body().length()));
        }
        if (form.coding() != null) {
            headers.set(HttpHeaders.CONTENT_ENCODING, form.coding());
        }
        return form.body();
    }
}
