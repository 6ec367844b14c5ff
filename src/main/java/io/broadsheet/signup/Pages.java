package io.broadsheet.signup;

import io.broadsheet.newsletter.Newsletter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages that readers see who follow links of mails, for frontends that have none of their own. */
@CheckedTemplate(basePath = "signup")
final class Pages {

    private Pages() {}

    static native TemplateInstance page(String language, String title, String text);

    static TemplateInstance accepted(Newsletter newsletter) {
        String language = Wording.language(newsletter.language());
        return page(language, newsletter.name(), Wording.in(language).accepted(newsletter.name()));
    }

    static RestResponse<String> answer(TemplateInstance page) {
        return RestResponse.ResponseBuilder.ok(page.render(), MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .build();
    }
}
