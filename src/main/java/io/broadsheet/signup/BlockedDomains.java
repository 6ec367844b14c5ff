package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Domains that nobody signs up from, such as those of throw-away addresses; with all below them. */
@ApplicationScoped
class BlockedDomains {

    private final Set<String> blocked;

    @Inject
    BlockedDomains(@ConfigProperty(name = "broadsheet.signups.blocked-domains") Optional<List<String>> blocked) {
        this.blocked = blocked.orElse(List.of()).stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean block(EmailAddress address) {
        String domain = address.domain();
        while (!blocked.contains(domain)) {
            int dot = domain.indexOf('.');
            if (dot < 0) {
                return false;
            }
            domain = domain.substring(dot + 1);
        }
        return true;
    }
}
