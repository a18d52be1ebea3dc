package io.newsforge.servlet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.newsforge.Conversion;
import io.newsforge.json.ConversionJson;
import org.jspecify.annotations.Nullable;

/** Writes what came of conversions, one by one or of many. */
final class Results {

    private static final int OK = 200;

    private final Problems problems;
    private final boolean showsWhy;
    private final String where;

    Results(Problems problems, boolean showsWhy, String where) {
        this.problems = problems;
        this.showsWhy = showsWhy;
        this.where = where;
    }

    Answer answer(Conversion conversion) {
        Problem problem = Outcomes.problem(conversion);
        return problem == null
                ? Answer.json(json(conversion))
                : problems.answer(problem, where, Outcomes.inside(conversion), null);
    }

    /** One of many: its place, its status, and the conversion or what is wrong with it. What was given up late ran out of time. */
    ObjectNode item(int index, Conversion conversion, boolean late) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        @Nullable Problem problem = late ? Outcomes.lateProblem(conversion) : Outcomes.problem(conversion);
        node.put("index", index);
        node.put("status", problem == null ? OK : problem.status());
        if (problem == null) {
            node.putRawValue("conversion", new RawValue(json(conversion)));
        } else {
            node.put("source", conversion.source());
            node.set("problem", problems.logged(problem, where, Outcomes.inside(conversion), null));
        }
        return node;
    }

    private String json(Conversion conversion) {
        return showsWhy ? ConversionJson.line(conversion) : ConversionJson.publicLine(conversion);
    }
}
