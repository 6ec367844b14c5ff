package io.broadsheet.signup;

import static io.broadsheet.signup.BounceReports.event;
import static io.broadsheet.signup.BounceReports.report;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErasureApiTest extends OneSubscriber {

    @Inject
    BlockedAddresses blocked;

    @Inject
    EntityManager entityManager;

    @Test
    void nothingOfTheAddressIsLeftInAnyTable() {
        report(1, 0, event(email, "bounce", "permanent", false, "reason", "full: " + email));
        report(1, 0, event(email, "bounce", "reason", "gone: " + email));
        Readers.post(email.toUpperCase(Locale.ROOT), packet);
        assertThat(columnsWith(email)).contains("subscriber.email", "subscriber.email_key", "consent_receipt.text");
        erase();
        assertThat(columnsWith(email)).isEmpty();
        assertThat(columnsWith(id.toString())).isEmpty();
    }

    @Test
    void whatStaysIsThatSomebodyWantedIt() {
        erase();
        assertThat(receipts()).containsExactly("erased [null, null, null, null, null]");
        assertThat(blocked.has(Readers.addressOf(email))).isTrue();
    }

    @Test
    void whoeverIsErasedTwiceLeavesTwoReceipts() {
        erase();
        id = readers.confirmed(email, newsletter(unique("Packet")));
        erase();
        assertThat(receipts()).hasSize(2);
        admin().header("If-Match", "*").delete("/subscribers/" + id).then().statusCode(404);
    }

    @Test
    void onlyTheConsentOfTheirOwnerBringsAnAddressBack() {
        erase();
        readers.signUp(email, packet);
        assertThat(blocked.has(Readers.addressOf(email)))
                .as("anybody may have sent it")
                .isTrue();
    }

    /** The day's limit for the old newsletter outlives the erasure. */
    @Test
    void aNewConfirmationLiftsTheBlock() {
        erase();
        UUID again = readers.confirmed(email, newsletter(unique("Packet")));
        assertThat(again).isNotEqualTo(id);
        assertThat(blocked.has(Readers.addressOf(email))).isFalse();
    }

    @Test
    void theLinksOfOldMailsOpenNothing() {
        String leave = readers.unsubscription(email, packet);
        erase();
        for (String path : List.of("unsubscription", "confirmation", "preferences")) {
            admin().body(Map.of("token", path.equals("preferences") ? readers.preferences(id) : leave))
                    .post("/signups/" + path)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void itNeedsTheVersionThatWasSeenAndTheScope() {
        String version = Readers.version(id);
        readers.signUp(email, newsletter(unique("Another")));
        admin().delete("/subscribers/" + id).then().statusCode(428);
        admin().header("If-Match", version).delete("/subscribers/" + id).then().statusCode(412);
        with(key("newsletter:read"))
                .header("If-Match", "*")
                .delete("/subscribers/" + id)
                .then()
                .statusCode(403);
        assertThat(Readers.held(id).getList("subscriptions")).hasSize(2);
        admin().header("If-Match", Readers.version(id))
                .delete("/subscribers/" + id)
                .then()
                .statusCode(204);
    }

    @Test
    void whoeverSignsUpMeanwhileIsThereAsAWholeOrNotAtAll() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 15; round++) {
                String raced = Readers.address();
                JsonPath other = newsletter(unique("Raced"));
                UUID known = readers.confirmed(raced, packet);
                Readers.post(raced, other);
                CompletableFuture<?> working = CompletableFuture.runAsync(readers.worker::tick, threads);
                CompletableFuture<Integer> erasing = CompletableFuture.supplyAsync(
                        () -> admin().header("If-Match", "*")
                                .delete("/subscribers/" + known)
                                .statusCode(),
                        threads);
                CompletableFuture.allOf(working, erasing).join();
                assertThat(erasing.join()).isEqualTo(204);
                readers.awaitWorker(raced);
                assertThat(readers.find(raced)).as("it was in the inbox before").isEmpty();
                assertThat(columnsWith(raced)).isEmpty();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void receiptsAreNeverChanged() {
        assertThatThrownBy(this::changeReceipts).hasStackTraceContaining("append-only");
        assertThat(Readers.held(id).getList("receipts.action")).containsExactly("requested", "confirmed");
    }

    @Transactional
    void changeReceipts() {
        entityManager
                .createNativeQuery("update consent_receipt set text = 'x' where subscriber_id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private void erase() {
        admin().header("If-Match", "*").delete("/subscribers/" + id).then().statusCode(204);
    }

    /** Action, and what else a receipt has, of those that know the address by its hash. */
    @SuppressWarnings("unchecked")
    private List<String> receipts() {
        return entityManager
                .createNativeQuery(
                        "select action || ' ' || to_jsonb(array[subscriber_id::text, newsletter_id::text, text,"
                                + " source, network])::text from consent_receipt where address_hash = :hash")
                .setParameter("hash", readers.hash.of(Readers.addressOf(email)))
                .getResultList();
    }

    /** Every column of every table that could hold a text, whatever its case. */
    @SuppressWarnings("unchecked")
    private List<String> columnsWith(String word) {
        List<String> columns = entityManager
                .createNativeQuery("select quote_ident(c.table_name) || '.' || quote_ident(c.column_name)"
                        + " from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
                        + " where t.table_schema = current_schema() and t.table_type = 'BASE TABLE'")
                .getResultList();
        assertThat(columns).contains("signup.email", "subscriber.name").hasSizeGreaterThan(100);
        return columns.stream().filter(column -> holds(column, word)).toList();
    }

    private boolean holds(String column, String word) {
        String[] names = column.split("\\.");
        return !entityManager
                .createNativeQuery("select 1 from " + names[0] + " where " + names[1] + "::text ilike :word limit 1")
                .setParameter("word", "%" + word + "%")
                .getResultList()
                .isEmpty();
    }
}
