package io.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08003", "08006", "57P01", "57P02", "57P03", "53300"})
    void isWhatBreaksOrRefusesConnections(String state) {
        assertThat(Outage.isCauseOf(new IllegalStateException(new SQLException("", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "40001", "40P01", "42601", "53100", "57014"})
    void isNotWhatAStatementMeets(String state) {
        assertThat(Outage.isCauseOf(new IllegalStateException(new SQLException("", state))))
                .isFalse();
    }

    @Test
    void isAPoolThatWaitedInVain() {
        assertThat(Outage.isCauseOf(new GenericJDBCException("", new SQLException("Sorry, acquisition timeout!"))))
                .isTrue();
        assertThat(Outage.isCauseOf(new SQLException(
                        "Acquisition timeout while waiting for new connection", new TimeoutException())))
                .isTrue();
    }

    @Test
    void isWhateverHibernateTakesForABrokenConnection() {
        assertThat(Outage.isCauseOf(new JDBCConnectionException("", new SQLException())))
                .isTrue();
    }

    @Test
    void isFoundBesideACommitThatFailed() {
        RollbackException failed = new RollbackException();
        failed.addSuppressed(new IllegalStateException(new SQLException("", "08006")));
        assertThat(Outage.isCauseOf(failed)).isTrue();
    }

    @Test
    void isNoOtherFailure() {
        assertThat(Outage.isCauseOf(new IllegalStateException())).isFalse();
        assertThat(Outage.isCauseOf(new SQLException((String) null))).isFalse();
    }
}
