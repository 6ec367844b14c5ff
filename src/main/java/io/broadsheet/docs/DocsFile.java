package io.broadsheet.docs;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file of the docs, kept compressed from its first request on: 1 MB of the 4 MB that the largest has. */
final class DocsFile {

    private final String resource;
    private final String type;
    private byte[] compressed;

    DocsFile(String resource, String type) {
        this.resource = resource;
        this.type = type;
    }

    void answer(RoutingContext context) {
        byte[] file = compressed();
        boolean gzip = context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(coding -> coding.value().equals("gzip") && coding.weight() > 0);
        String tag = "\"" + UUID.nameUUIDFromBytes(file) + (gzip ? "-gzip\"" : "\"");
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                // Browsers keep it, and ask whether it is still the same.
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .putHeader(HttpHeaders.ETAG, tag);
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (tag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(Buffer.buffer(file));
        } else {
            response.end(Buffer.buffer(unpacked(file)));
        }
    }

    private synchronized byte[] compressed() {
        if (compressed == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (InputStream file = DocsFile.class.getResourceAsStream(resource);
                    GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                file.transferTo(gzip);
            } catch (IOException failure) {
                throw new UncheckedIOException(resource, failure);
            }
            compressed = bytes.toByteArray();
        }
        return compressed;
    }

    private static byte[] unpacked(byte[] file) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return gzip.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
