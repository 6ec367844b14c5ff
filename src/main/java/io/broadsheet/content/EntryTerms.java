package io.broadsheet.content;

import io.broadsheet.taxonomy.Term;
import io.broadsheet.taxonomy.TermJson;
import java.util.List;
import java.util.stream.Stream;

/** The tags and authors of an entry as readers see them, in their order. */
record EntryTerms(List<TermJson.Ref> tags, List<TermJson.Ref> authors) {

    /** What answers that show them are known by. */
    List<String> cacheTags() {
        return Stream.concat(
                        tags.stream().map(tag -> Term.cacheTag("tag", tag.slug())),
                        authors.stream().map(author -> Term.cacheTag("author", author.slug())))
                .toList();
    }
}
