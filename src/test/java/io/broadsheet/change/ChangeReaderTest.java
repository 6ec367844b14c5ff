package io.broadsheet.change;

import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.broadsheet.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionRequiredException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeReaderTest {

    private static final String NAME = "test";

    @Inject
    ChangeReader reader;

    @Inject
    ChangePurge purge;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private final List<LoggedChange> read = new ArrayList<>();

    @BeforeEach
    void fromNowOn() {
        execute("insert into change_reader (name, position) select '" + NAME
                + "', coalesce(max(position), 0) from change");
    }

    @AfterEach
    void noMore() {
        execute("delete from change_reader where name = '" + NAME + "'");
    }

    @Test
    void whatIsReadComesInOrderAndOnceWithAllThatIsKnownOfIt() {
        String first = article(unique("First")).getString("slug");
        String second = article(unique("Second")).getString("slug");
        draft(unique("Hidden"));
        while (readOn(1)) {
            assertThat(read).isNotEmpty();
        }
        assertThat(read).isSortedAccordingTo((one, other) -> Long.compare(one.position(), other.position()));
        assertThat(slugs()).containsSubsequence(first, second).containsOnlyOnce(first, second);
        assertThat(read)
                .filteredOn(each -> first.equals(each.change().slug()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.change().type()).isEqualTo("published");
                    assertThat(each.change().resource()).isEqualTo("article");
                    assertThat(each.change().isPublic()).isTrue();
                    assertThat(each.change().tags()).contains("article:all");
                    assertThat(each.at()).isBetween(clock.instant().minusSeconds(60), clock.instant());
                });
        assertThat(readOn(100)).isFalse();
        assertThat(read).doesNotHaveDuplicates();
        assertThat(read.get(read.size() - 1).position()).isLessThanOrEqualTo(reader.last());
    }

    @Test
    void whatWasReadInATransactionThatWasRolledBackComesAgain() {
        String slug = article(unique("Again")).getString("slug");
        QuarkusTransaction.begin();
        reader.readOn(NAME, 100, read::addAll);
        QuarkusTransaction.rollback();
        readOn(100);
        assertThat(slugs()).filteredOn(slug::equals).hasSize(2);
        assertThatThrownBy(() -> reader.readOn(NAME, 100, read::addAll))
                .hasRootCauseInstanceOf(TransactionRequiredException.class);
    }

    @Test
    void whileOneIsAtItTheOthersPass() throws SQLException {
        article(unique("Mine"));
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from change_reader where name = '" + NAME + "' for update");
            assertThat(readOn(100)).isFalse();
            assertThat(read).isEmpty();
            other.rollback();
        }
        readOn(100);
        assertThat(read).isNotEmpty();
    }

    @Test
    void theLogKeepsWhatTheyHaveNotSeenHoweverOldItIs() {
        article(unique("Seen"));
        readOn(100);
        String slug = article(unique("Unseen")).getString("slug");
        article(unique("Last"));
        // The newest row is kept anyway; this one is so no more.
        purge.purge(clock.instant());
        assertThat(count("slug = '" + slug + "'")).isEqualTo(1);
        readOn(100);
        purge.purge(clock.instant().plusSeconds(1));
        assertThat(slugs()).contains(slug);
        assertThat(count("slug = '" + slug + "'")).isZero();
    }

    private List<String> slugs() {
        return read.stream().map(each -> each.change().slug()).toList();
    }

    private boolean readOn(int most) {
        return QuarkusTransaction.requiringNew().call(() -> reader.readOn(NAME, most, read::addAll));
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    private int count(String where) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from change where " + where)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }
}
