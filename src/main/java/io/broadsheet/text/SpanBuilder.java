package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;

/** Running text, span by span: white space collapses across spans as a browser shows it, equal neighbours join. */
final class SpanBuilder {
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<Mark> marks = List.of();

    /** A space that is shown only if something follows it on the same line. */
    private boolean spacePending;

    private boolean lineEmpty = true;

    void append(String given, List<Mark> with) {
        for (int index = 0; index < given.length(); index++) {
            char character = given.charAt(index);
            if (isSpace(character)) {
                spacePending = !lineEmpty;
                continue;
            }
            appendPendingSpace(with);
            change(with);
            text.append(character);
            lineEmpty = false;
        }
    }

    /** Appends text whose white space means something. */
    void appendVerbatim(String given, List<Mark> with) {
        appendPendingSpace(with);
        change(with);
        text.append(given);
        lineEmpty = false;
    }

    /** A span of its own, even when it has no text. */
    void appendWhole(Span span) {
        appendPendingSpace(span.marks());
        end();
        spans.add(span);
        lineEmpty = false;
    }

    void breakLine() {
        spacePending = false;
        lineEmpty = true;
        if (!isEmpty()) {
            text.append('\n');
        }
    }

    /** Like a line break, but none where the line has just begun. */
    void separate() {
        if (!lineEmpty) {
            breakLine();
        }
    }

    /** What was appended, without line breaks at its beginning and end; the builder is empty again. */
    List<Span> take() {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == '\n') {
            text.setLength(text.length() - 1);
        }
        end();
        List<Span> taken = List.copyOf(spans);
        spans.clear();
        marks = List.of();
        spacePending = false;
        lineEmpty = true;
        return taken;
    }

    /** The space has the marks that both sides share: a link does not begin or end with one. */
    private void appendPendingSpace(List<Mark> with) {
        if (spacePending) {
            spacePending = false;
            change(shared(marks, with));
            text.append(' ');
        }
    }

    private static List<Mark> shared(List<Mark> left, List<Mark> right) {
        int count = 0;
        while (count < Math.min(left.size(), right.size()) && left.get(count).equals(right.get(count))) {
            count++;
        }
        return left.subList(0, count);
    }

    private void change(List<Mark> with) {
        if (!with.equals(marks)) {
            end();
            marks = List.copyOf(with);
        }
    }

    private boolean isEmpty() {
        return spans.isEmpty() && text.isEmpty();
    }

    private void end() {
        if (!text.isEmpty()) {
            spans.add(new Span(text.toString(), marks));
            text.setLength(0);
        }
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r' || character == '\f';
    }
}
