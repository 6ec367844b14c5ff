package io.broadsheet.content;

import com.fasterxml.jackson.annotation.JsonValue;
import io.broadsheet.http.Paging;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an entry is at an instant, and how HQL says so of an entry {@code e} at {@code :now}. */
@Schema(
        name = "EntryStatus",
        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
        enumeration = {"draft", "scheduled", "published", "expired", "archived"})
public enum EntryStatus {
    DRAFT("e.life.publishedAt is null and e.life.archivedAt is null"),
    SCHEDULED("e.life.publishedAt > :now and e.life.archivedAt is null"),
    /** That {@code listedAt} is {@code publishedAt} here is what makes the index on it start at now. */
    PUBLISHED("e.life.publishedAt is not null and e.life.archivedAt is null and e.listedAt <= "
            + Paging.unseen(":now", "Instant") + " and (e.life.unpublishAt is null or e.life.unpublishAt > :now)"),
    EXPIRED("e.life.unpublishAt <= :now and e.life.archivedAt is null"),
    ARCHIVED("e.life.archivedAt is not null");

    /** {@link #PUBLISHED} in SQL, of an entry {@code r} at {@code :now}. */
    static final String PUBLISHED_IN_SQL = "r.published_at is not null and r.archived_at is null"
            + " and r.trashed_at is null and r.listed_at <= :now and (r.unpublish_at is null or r.unpublish_at > :now)";

    private final String condition;

    EntryStatus(String condition) {
        this.condition = condition;
    }

    String condition() {
        return "(" + condition + ")";
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Map<String, EntryStatus> byCode() {
        Map<String, EntryStatus> codes = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(status -> codes.put(status.code(), status));
        return codes;
    }
}
