package io.broadsheet.http;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.providers.serialisers.StreamingOutputMessageBodyWriter;

/** Lets a resource write lines as they come: otherwise the writer of JSON, which names this type, would take the stream for a value. */
@Provider
@Produces(JsonLines.MEDIA_TYPE)
public class JsonLinesWriter extends StreamingOutputMessageBodyWriter {}
