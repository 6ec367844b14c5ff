package io.broadsheet.demo;

import io.broadsheet.category.CategoryJson;
import io.broadsheet.content.EntryJson;
import io.broadsheet.newsletter.NewsletterJson;
import io.broadsheet.site.SiteJson;
import io.broadsheet.taxonomy.TermJson;
import java.time.Duration;
import java.util.List;

/** What {@code demo/demo.json} holds. */
record DemoJson(
        SiteJson.Given site,
        List<CategoryJson.Create> categories,
        List<TermJson.Create> authors,
        List<TermJson.Create> tags,
        List<NewsletterJson.Create> newsletters,
        List<Entry> articles,
        List<Entry> posts) {

    /**
     * An article or a post.
     *
     * @param age how long before the loading it was published; negative for the future, null for a draft
     * @param body its Markdown file beside this one
     */
    record Entry(
            String slug,
            String title,
            String excerpt,
            String category,
            List<String> tags,
            List<String> authors,
            Duration age,
            String language,
            EntryJson.Seo seo,
            EntryJson.Image image,
            String about,
            String newsletter,
            String body) {}
}
