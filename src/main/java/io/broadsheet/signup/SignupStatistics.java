package io.broadsheet.signup;

import io.broadsheet.http.Input;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts the steps of consent, day by day. */
@ApplicationScoped
class SignupStatistics {

    static final int MOST_DAYS = 366;

    private static final int USUAL_DAYS = 30;

    @Inject
    EntityManager entityManager;

    @Inject
    SiteRepository sites;

    @Inject
    InstantSource clock;

    /**
     * @param from the first day, such as 2026-11-01; 30 days before the last if null
     * @param to the last day; today if null
     */
    SubscriptionJson.Statistics of(Newsletter newsletter, String from, String to, Input input) {
        ZoneId zone = ZoneId.of(sites.site().timeZone());
        LocalDate last = date("to", to, LocalDate.ofInstant(clock.instant(), zone), input);
        LocalDate first = date("from", from, last.minusDays(USUAL_DAYS - 1L), input);
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            input.reject("from", "range", "a day on or before 'to', at most " + (MOST_DAYS - 1) + " days before");
        }
        input.check();
        Map<LocalDate, Map<String, Long>> counts = counts(newsletter, zone, first, last);
        List<SubscriptionJson.Day> days = Stream.iterate(first, day -> day.plusDays(1))
                .limit(ChronoUnit.DAYS.between(first, last) + 1)
                .map(day -> day(day, counts.getOrDefault(day, Map.of())))
                .toList();
        return new SubscriptionJson.Statistics(zone.getId(), days);
    }

    private static LocalDate date(String name, String value, LocalDate fallback, Input input) {
        try {
            return value == null ? fallback : LocalDate.parse(value);
        } catch (DateTimeException invalid) {
            input.reject(name, "date", "a day such as 2026-11-24");
            return fallback;
        }
    }

    private Map<LocalDate, Map<String, Long>> counts(
            Newsletter newsletter, ZoneId zone, LocalDate first, LocalDate last) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select cast(at at time zone :zone as date) as day, action, count(*) from consent_receipt"
                                + " where newsletter_id = :newsletter and at >= :from and at < :to group by 1, 2",
                        Object[].class)
                .setParameter("zone", zone.getId())
                .setParameter("newsletter", newsletter.id())
                .setParameter("from", first.atStartOfDay(zone).toInstant())
                .setParameter("to", last.plusDays(1).atStartOfDay(zone).toInstant())
                .getResultList();
        Map<LocalDate, Map<String, Long>> counts = new HashMap<>();
        rows.forEach(row -> counts.computeIfAbsent((LocalDate) row[0], day -> new HashMap<>())
                .put((String) row[1], ((Number) row[2]).longValue()));
        return counts;
    }

    private static SubscriptionJson.Day day(LocalDate date, Map<String, Long> counts) {
        return new SubscriptionJson.Day(
                date,
                count(counts, ConsentReceipt.Action.REQUESTED),
                count(counts, ConsentReceipt.Action.CONFIRMED),
                count(counts, ConsentReceipt.Action.IMPORTED),
                count(counts, ConsentReceipt.Action.UNSUBSCRIBED),
                count(counts, ConsentReceipt.Action.BOUNCED),
                count(counts, ConsentReceipt.Action.COMPLAINED));
    }

    private static long count(Map<String, Long> counts, ConsentReceipt.Action action) {
        return counts.getOrDefault(action.code(), 0L);
    }
}
