package io.newsforge.health.watch;

/** An action that was told its name. */
record NamedAction(String name, RecoveryAction action) implements RecoveryAction {

    @Override
    public void run() throws Exception {
        action.run();
    }
}
