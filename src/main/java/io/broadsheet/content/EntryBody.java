package io.broadsheet.content;

import io.broadsheet.text.Block;
import io.broadsheet.text.OutlineHeading;
import io.broadsheet.text.Rendering;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The body of an entry, in a row of its own that lists never read: its source, and what was made of it when written. */
@Entity
class EntryBody {

    @Id
    private UUID entryId;

    @Column(nullable = false)
    private String format;

    @Column(nullable = false)
    private String source;

    @Column(nullable = false)
    private String html;

    @Column(nullable = false)
    private String markdown;

    @Column(nullable = false)
    private String text;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private List<Block> blocks;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private List<OutlineHeading> outline;

    @Column(nullable = false)
    private int wordCount;

    @Column(nullable = false)
    private int readingMinutes;

    protected EntryBody() {}

    EntryBody(UUID entryId) {
        this.entryId = entryId;
    }

    void write(EntryJson.BodyGiven given, Rendering rendered) {
        format = given.format();
        source = given.source();
        html = rendered.html();
        markdown = rendered.markdown();
        text = rendered.text();
        blocks = rendered.blocks();
        outline = rendered.outline();
        wordCount = rendered.wordCount();
        readingMinutes = rendered.readingMinutes();
    }

    /** What it was made from. */
    EntryJson.BodyGiven given() {
        return EntryJson.BodyGiven.of(format, source);
    }

    String text() {
        return text;
    }

    /** Tells whether a body is the one that is stored, without reading it. */
    static byte[] digest(EntryJson.BodyGiven given) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(given.format().getBytes(StandardCharsets.UTF_8));
            return sha256.digest(given.source().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
