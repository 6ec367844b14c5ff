package io.broadsheet.signup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which of a newsletter's signups are wanted, as HQL about a subscription {@code s}.
 *
 * @param statuses empty for all
 * @param email a part of the address in lower case; null for all
 */
record SubscriptionFilter(UUID newsletter, List<SubscriptionStatus> statuses, String email) {

    String where() {
        return "s.newsletter.id = :newsletter"
                + (statuses.isEmpty() ? "" : " and s.status in :statuses")
                + (email == null
                        ? ""
                        : " and s.subscriber.id in (select b.id from Subscriber b where b.emailKey like :email escape '!')");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(Map.of("newsletter", newsletter));
        if (!statuses.isEmpty()) {
            parameters.put(
                    "statuses", statuses.stream().map(SubscriptionStatus::code).toList());
        }
        if (email != null) {
            parameters.put("email", "%" + email.replaceAll("[!%_]", "!$0") + "%");
        }
        return parameters;
    }
}
