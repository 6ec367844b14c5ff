package io.broadsheet.content;

import io.broadsheet.author.AuthorRepository;
import io.broadsheet.category.CategoryRepository;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.newsletter.NewsletterRepository;
import io.broadsheet.tag.TagRepository;
import io.broadsheet.taxonomy.Term;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What an entry can have again of an earlier revision: all that was written, but nothing that it pointed at and that is there no
 * more, and not a slug that another entry has now.
 */
@ApplicationScoped
class EntryRestoration {

    @Inject
    EntryRepository entries;

    @Inject
    EntryRevisionRepository revisions;

    @Inject
    CategoryRepository categories;

    @Inject
    TagRepository tags;

    @Inject
    AuthorRepository authors;

    @Inject
    NewsletterRepository newsletters;

    EntryJson.Create of(Entry entry, EntryRevision revision) {
        EntryJson.Create former = revisions.given(revision);
        return new EntryJson.Create(
                former.title(),
                entries.isTaken(entry, former.slug()) ? entry.slug() : former.slug(),
                former.excerpt(),
                former.body(),
                categories.findByRef(former.category()).map(Term::slug).orElse(null),
                tags.known(former.tags()),
                authors.known(former.authors()),
                former.language(),
                former.image(),
                Optional.ofNullable(former.about())
                        .flatMap(about -> entries.findAbout(entry, about))
                        .map(about -> about.id().toString())
                        .orElse(null),
                Optional.ofNullable(former.newsletter())
                        .flatMap(newsletters::findByRef)
                        .map(Newsletter::slug)
                        .orElse(null),
                former.seo());
    }
}
