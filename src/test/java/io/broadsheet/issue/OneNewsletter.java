package io.broadsheet.issue;

import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;

import io.broadsheet.support.TestClock;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/** Before each test there is another newsletter, without readers. */
abstract class OneNewsletter {

    @Inject
    TestClock clock;

    final String slug = unique("packet");
    final Issues issues = new Issues(slug);

    @BeforeEach
    void aNewsletter() {
        newsletter("The Morning Packet", "slug", slug, "replyTo", "desk@EXAMPLE.org");
    }
}
