package io.broadsheet.content;

import io.broadsheet.author.Author;
import io.broadsheet.category.Category;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.tag.Tag;
import java.util.List;

/** What an entry points at, found or made from what it was given. */
record EntryReferences(Category category, List<Tag> tags, List<Author> authors, Entry about, Newsletter newsletter) {}
