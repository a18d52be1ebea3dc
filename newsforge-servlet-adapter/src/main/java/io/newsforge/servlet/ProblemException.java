package io.newsforge.servlet;

/** Carries a {@link Problem} to whoever answers. It has no stack trace, for it is an answer and no accident. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
