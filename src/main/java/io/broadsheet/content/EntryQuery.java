package io.broadsheet.content;

import io.broadsheet.http.Input;
import io.broadsheet.text.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader searches for: words, {@code "phrases"}, {@code -not}, {@code or}, as PostgreSQL's
 * {@code websearch_to_tsquery} reads them. What holds several words, such as {@code crates.io}, is a phrase.
 *
 * @param branches of which one must hold, with all of its terms; each has one at least that is not excluded
 */
record EntryQuery(List<List<Term>> branches) {

    /** Characters of a query. */
    static final int LONGEST = 200;

    /** As keyboards have them, and as word processors make them. */
    private static final String QUOTES = "\"“”„«»";

    private static final Pattern TERM = Pattern.compile(
            // Japanese puts a wide blank between words, and pages that are copied from have hard ones.
            "(-?)(?:[" + QUOTES + "]([^" + QUOTES + "]*)[" + QUOTES + "]?|([^\\s" + QUOTES + "]+))",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** @param words one at least, as {@link SearchText} has them */
    record Term(List<String> words, boolean excluded, boolean quoted) {

        @Override
        public String toString() {
            String text = String.join(" ", words);
            return (excluded ? "-" : "") + (quoted || words.size() > 1 ? '"' + text + '"' : text);
        }
    }

    /** Null if none is given, or one that finds nothing. */
    static EntryQuery read(Input input, String given) {
        if (given == null) {
            return null;
        }
        Optional<EntryQuery> parsed = given.length() > LONGEST ? Optional.empty() : parse(given);
        if (parsed.isEmpty()) {
            input.reject(
                    "q",
                    "query",
                    "a word to find, a \"phrase\", -excluded words beside these, alternatives with 'or': " + LONGEST
                            + " characters at most");
        }
        return parsed.orElse(null);
    }

    /** Empty if there is nothing to find in it. */
    static Optional<EntryQuery> parse(String given) {
        List<List<Term>> branches = new ArrayList<>(List.of(new ArrayList<>()));
        Matcher matcher = TERM.matcher(given);
        while (matcher.find()) {
            boolean quoted = matcher.group(2) != null;
            String text = quoted ? matcher.group(2) : matcher.group(3);
            if (text.equalsIgnoreCase("or") && !quoted && matcher.group(1).isEmpty()) {
                branches.add(new ArrayList<>());
                continue;
            }
            List<String> words = Stream.of(SearchText.of(text).split(" "))
                    .filter(word -> word.codePoints().anyMatch(EntryQuery::standsAlone))
                    .toList();
            if (!words.isEmpty()) {
                branches.get(branches.size() - 1)
                        .add(new Term(words, !matcher.group(1).isEmpty(), quoted));
            }
        }
        branches.removeIf(List::isEmpty);
        boolean finds = branches.stream().allMatch(terms -> terms.stream().anyMatch(term -> !term.excluded()));
        return branches.isEmpty() || !finds ? Optional.empty() : Optional.of(new EntryQuery(branches));
    }

    /** Whether it is more than a mark that lacks its letter. */
    private static boolean standsAlone(int character) {
        return Character.isLetterOrDigit(character) || SearchText.isUnbroken(character);
    }

    /** The terms that are to be found. */
    List<Term> sought() {
        return branches.stream()
                .flatMap(List::stream)
                .filter(term -> !term.excluded())
                .toList();
    }

    /** The same query with words in place of others, except in phrases. */
    EntryQuery with(Map<String, String> corrections) {
        return new EntryQuery(branches.stream()
                .map(terms -> terms.stream()
                        .map(term -> isWord(term) ? corrected(term, corrections) : term)
                        .toList())
                .toList());
    }

    private static Term corrected(Term term, Map<String, String> corrections) {
        String word = term.words().get(0);
        return new Term(List.of(corrections.getOrDefault(word, word)), false, false);
    }

    /** The words that a reader may have misspelt. */
    List<String> words() {
        return sought().stream()
                .filter(EntryQuery::isWord)
                .map(term -> term.words().get(0))
                .distinct()
                .toList();
    }

    private static boolean isWord(Term term) {
        return !term.excluded() && !term.quoted() && term.words().size() == 1;
    }

    /** As {@code websearch_to_tsquery} reads it. */
    @Override
    public String toString() {
        return branches.stream()
                .map(terms -> terms.stream().map(Term::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" or "));
    }
}
