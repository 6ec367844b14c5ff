package io.broadsheet.content;

import io.broadsheet.content.EntryShow.BodyFormat;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;

/** The shapes in which a body goes out alone. */
enum BareFormat {
    html("html", "text/html;charset=UTF-8", BodyFormat.html, EntryJson.Body::html),
    md("md", "text/markdown;charset=UTF-8", BodyFormat.markdown, EntryJson.Body::markdown),
    txt("txt", "text/plain;charset=UTF-8", BodyFormat.text, EntryJson.Body::text);

    private final String suffix;
    private final MediaType mediaType;
    private final BodyFormat shape;
    private final Function<EntryJson.Body, String> content;

    BareFormat(String suffix, String mediaType, BodyFormat shape, Function<EntryJson.Body, String> content) {
        this.suffix = suffix;
        this.mediaType = MediaType.valueOf(mediaType);
        this.shape = shape;
        this.content = content;
    }

    /** The one that a client likes best. @param acceptable the best first */
    static BareFormat of(List<MediaType> acceptable) {
        for (MediaType type : acceptable) {
            for (BareFormat format : values()) {
                if (type.isCompatible(format.mediaType)) {
                    return format;
                }
            }
        }
        return html;
    }

    String suffix() {
        return suffix;
    }

    MediaType mediaType() {
        return mediaType;
    }

    BodyFormat shape() {
        return shape;
    }

    String of(EntryJson.Body body) {
        return content.apply(body);
    }
}
