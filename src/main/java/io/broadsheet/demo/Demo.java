package io.broadsheet.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.article.Article;
import io.broadsheet.author.AuthorRepository;
import io.broadsheet.category.CategoryRepository;
import io.broadsheet.content.Entry;
import io.broadsheet.content.EntryJson;
import io.broadsheet.content.EntryRepository;
import io.broadsheet.content.EntryWriter;
import io.broadsheet.newsletter.NewsletterRepository;
import io.broadsheet.post.Post;
import io.broadsheet.site.SiteRepository;
import io.broadsheet.tag.TagRepository;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads the demo content at start, once: never into a database that has an entry. */
@ApplicationScoped
class Demo {

    private static final Logger LOG = Logger.getLogger(Demo.class);

    @Inject
    EntryRepository entries;

    @Inject
    EntryWriter writer;

    @Inject
    CategoryRepository categories;

    @Inject
    AuthorRepository authors;

    @Inject
    TagRepository tags;

    @Inject
    NewsletterRepository newsletters;

    @Inject
    SiteRepository sites;

    @Inject
    ObjectMapper mapper;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "broadsheet.demo")
    boolean wanted;

    @Transactional
    void load(@Observes StartupEvent start) throws IOException {
        if (wanted && entries.claimEmptiness()) {
            Instant now = clock.instant();
            DemoJson demo;
            try (InputStream json = resource("demo.json")) {
                demo = mapper.readValue(json, DemoJson.class);
            }
            sites.change(sites.forChange(), demo.site(), now);
            demo.categories().forEach(category -> categories.add(category, now));
            demo.authors().forEach(author -> authors.add(author, now));
            demo.tags().forEach(tag -> tags.add(tag, now));
            demo.newsletters().forEach(newsletter -> newsletters.add(newsletter, now));
            load(demo.articles(), Article::new, now);
            load(demo.posts(), Post::new, now);
            LOG.infof(
                    "Loaded the demo content: %d articles, %d posts",
                    demo.articles().size(), demo.posts().size());
        }
    }

    private void load(List<DemoJson.Entry> given, Function<Instant, Entry> kind, Instant now) throws IOException {
        for (DemoJson.Entry each : given) {
            Entry entry = kind.apply(now);
            if (each.age() != null) {
                entry.publish(now.minus(each.age()), null, now);
            }
            writer.create(entry, create(each), now);
        }
    }

    private static EntryJson.Create create(DemoJson.Entry entry) throws IOException {
        return new EntryJson.Create(
                entry.title(),
                entry.slug(),
                entry.excerpt(),
                entry.body() == null ? null : new EntryJson.BodyGiven(text(entry.body()), null),
                entry.category(),
                entry.tags(),
                entry.authors(),
                entry.language(),
                entry.image(),
                entry.about(),
                entry.newsletter(),
                entry.seo());
    }

    private static String text(String name) throws IOException {
        try (InputStream file = resource(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) throws FileNotFoundException {
        InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/" + name);
        if (stream == null) {
            throw new FileNotFoundException("demo/" + name);
        }
        return stream;
    }
}
