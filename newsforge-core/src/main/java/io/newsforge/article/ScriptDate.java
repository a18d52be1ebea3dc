package io.newsforge.article;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for a date of publication in the data that a page's scripts carry, for pages that say it nowhere else. */
final class ScriptDate {

    private static final Pattern DATE = Pattern.compile(
            "[\"'](?:date_?published|published_?(?:at|date|time)|publish(?:ing)?_?date|publication_?date|cms_?publishing_?date"
                    + "|first_?published(?:_?at)?|created_?(?:at|date)|date_?created)\\\\?[\"']\\s{0,3}:\\s{0,3}\\\\?[\"']([^\"'\\\\]{8,40})",
            Pattern.CASE_INSENSITIVE);

    private ScriptDate() {}

    static Optional<PublicationDate> find(List<String> scripts) {
        for (String script : scripts) {
            Matcher matcher = DATE.matcher(script);
            while (matcher.find()) {
                Optional<PublicationDate> found = DateText.find(matcher.group(1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
