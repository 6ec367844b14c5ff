package io.broadsheet.idempotency;

/** Thrown instead of doing a write again: it ends the transaction, in which nothing was done, and is answered as the first. */
final class Replay extends RuntimeException {

    private final transient KeptAnswer answer;

    Replay(KeptAnswer answer) {
        super("done before", null, false, false);
        this.answer = answer;
    }

    KeptAnswer answer() {
        return answer;
    }
}
