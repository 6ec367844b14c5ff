package io.broadsheet.content;

import io.broadsheet.http.Input;
import io.broadsheet.site.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which languages a list shows: those of a tag and of all longer ones that begin with it (RFC 4647, section 3.3.1), so that
 * {@code pt} is also {@code pt-BR}. An index has the entries by the first part of their tags in the order of time.
 */
record LanguageFilter(List<String> tags) {

    static LanguageFilter read(Input input, String given, int most) {
        List<String> tags = new ArrayList<>();
        for (String each : input.list("language", given, most)) {
            Language.canonical(each)
                    .ifPresentOrElse(
                            tags::add,
                            () -> input.reject(
                                    "language",
                                    "language",
                                    each,
                                    Language.examples(),
                                    "BCP 47 language tags such as en or pt-BR, between commas"));
        }
        return new LanguageFilter(tags);
    }

    /** HQL about an entry {@code e}. @param parameters where its values go */
    String condition(Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            String tag = tags.get(i);
            String name = "language" + i;
            String primary = tag.split("-")[0];
            parameters.put(name, primary);
            String condition = "e.primaryLanguage = :" + name;
            if (!tag.equals(primary)) {
                parameters.put(name + "Tag", tag);
                parameters.put(name + "Longer", tag + "-%");
                condition += " and (e.language = :" + name + "Tag or e.language like :" + name + "Longer)";
            }
            conditions.add(condition);
        }
        return conditions.stream().collect(Collectors.joining(" or ", "(", ")"));
    }
}
