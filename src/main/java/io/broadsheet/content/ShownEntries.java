package io.broadsheet.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.content.EntryShow.BodyFormat;
import io.broadsheet.http.Paging;
import io.broadsheet.taxonomy.TermJson;
import io.broadsheet.text.Block;
import io.broadsheet.text.OutlineHeading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.jpa.HibernateHints;

/** Reads what is shown of entries. */
@ApplicationScoped
class ShownEntries {

    /** The tags and authors of an entry {@code e} in their order, as JSON. */
    private static final String TERMS =
            """
            cast(sql('json_build_object(
                ''tags'', (select coalesce(json_agg(json_build_object(''slug'', t.slug, ''name'', t.name) order by l.position), ''[]'')
                    from entry_tag l join tag t on t.id = l.tag_id where l.entry_id = ?),
                ''authors'', (select coalesce(json_agg(json_build_object(''slug'', a.slug, ''name'', a.name) order by l.position), ''[]'')
                    from entry_author l join author a on a.id = l.author_id where l.entry_id = ?))', e.id, e.id) as String)\
            """;

    @Inject
    EntityManager entityManager;

    @Inject
    EntryRepository entries;

    @Inject
    ObjectMapper mapper;

    /**
     * One, by id or slug as {@link EntryRepository#findByPresentOrFormerRef} finds it: by one statement, unless it had the slug
     * formerly, since nothing is read more often, and each statement costs as much as what it brings.
     */
    Optional<ShownEntry> find(String kind, String ref, Set<BodyFormat> formats) {
        String from = " from Entry e join fetch e.category left join EntryBody b on b.entryId = e.id where ";
        return entityManager
                .createQuery(
                        "select e, " + TERMS + ", " + columns(formats) + from + EntryRepository.isRef(ref),
                        Object[].class)
                .setParameter(1, kind)
                .setParameter(2, EntryRepository.idOrSlug(ref))
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new ShownEntry((Entry) row[0], terms((String) row[1]), body(row, 2)))
                .or(() -> entries.findByFormerSlug(kind, ref)
                        .map(entry -> of(List.of(entry), formats).get(0)));
    }

    /** These, in their order, with as many statements for one as for a hundred. */
    List<ShownEntry> of(List<Entry> rows, Set<BodyFormat> formats) {
        Map<UUID, EntryTerms> terms = terms(rows);
        Map<UUID, EntryJson.Body> bodies = bodies(rows, formats);
        return rows.stream()
                .map(entry -> new ShownEntry(entry, terms.get(entry.id()), bodies.get(entry.id())))
                .toList();
    }

    /** The bodies of these entries in these shapes, by entry; those without a body are missing. */
    Map<UUID, EntryJson.Body> bodies(Collection<Entry> entries, Set<BodyFormat> formats) {
        if (entries.isEmpty() || formats.isEmpty()) {
            return new HashMap<>();
        }
        Map<UUID, EntryJson.Body> bodies = new HashMap<>();
        entityManager
                .createQuery(
                        "select b.entryId, " + columns(formats) + " from EntryBody b where "
                                + Paging.among("b.entryId"),
                        Object[].class)
                .setParameter("ids", EntryRepository.ids(entries).toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> bodies.put((UUID) row[0], body(row, 1)));
        return bodies;
    }

    /** What {@link #body} is made from. */
    private static String columns(Set<BodyFormat> formats) {
        if (formats.isEmpty()) {
            return String.join(", ", Collections.nCopies(BodyFormat.values().length + 3, "null"));
        }
        return List.of(BodyFormat.values()).stream()
                .map(format -> formats.contains(format) ? "b." + format : "null")
                .collect(Collectors.joining(", ", "", ", b.outline, b.wordCount, b.readingMinutes"));
    }

    /** From the columns behind the first ones. @return null without a body */
    @SuppressWarnings("unchecked")
    private static EntryJson.Body body(Object[] row, int first) {
        return row[first + 4] == null
                ? null
                : new EntryJson.Body(
                        (String) row[first],
                        (String) row[first + 1],
                        (String) row[first + 2],
                        (List<Block>) row[first + 3],
                        (List<OutlineHeading>) row[first + 4],
                        (int) row[first + 5],
                        (int) row[first + 6]);
    }

    /**
     * The tags and authors of these entries, by entry, with one statement: for ten entries it costs PostgreSQL less than half of
     * what {@link #TERMS} would, which pays for one.
     */
    private Map<UUID, EntryTerms> terms(Collection<Entry> entries) {
        Map<UUID, EntryTerms> terms = new HashMap<>();
        entries.forEach(entry -> terms.put(entry.id(), new EntryTerms(new ArrayList<>(), new ArrayList<>())));
        if (!entries.isEmpty()) {
            entityManager
                    .createQuery(
                            "select l.entry.id, true, l.position, t.slug, t.name from EntryTag l join l.tag t"
                                    + " where " + Paging.among("l.entry.id") + " union all"
                                    + " select l.entry.id, false, l.position, t.slug, t.name from EntryAuthor l"
                                    + " join l.author t where " + Paging.among("l.entry.id"),
                            Object[].class)
                    .setParameter("ids", EntryRepository.ids(entries).toArray(UUID[]::new))
                    .getResultList()
                    .stream()
                    .sorted(Comparator.comparing(row -> (int) row[2]))
                    .forEach(row -> {
                        EntryTerms all = terms.get((UUID) row[0]);
                        ((boolean) row[1] ? all.tags() : all.authors())
                                .add(new TermJson.Ref((String) row[3], (String) row[4]));
                    });
        }
        return terms;
    }

    private EntryTerms terms(String json) {
        try {
            return mapper.readValue(json, EntryTerms.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
