package io.newsforge.spring;

/** A setting that cannot be used. Its message names the key, shows the value and says what was wanted. */
public final class WrongSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String value;
    private final String expected;

    WrongSettingException(String key, Object value, String expected) {
        super(key + ": " + value + " (expected: " + expected + ")");
        this.key = key;
        this.value = String.valueOf(value);
        this.expected = expected;
    }

    /**
     * Which setting.
     *
     * @return its key; without what is in front while its properties are being bound
     */
    public String key() {
        return key;
    }

    /**
     * What it is set to.
     *
     * @return the value, {@code none} if it is missing, {@code (hidden)} if it is a secret
     */
    public String value() {
        return value;
    }

    /**
     * What was wanted.
     *
     * @return for people
     */
    public String expected() {
        return expected;
    }

    WrongSettingException under(String prefix) {
        WrongSettingException full = new WrongSettingException(prefix + '.' + key, value, expected);
        full.initCause(this);
        return full;
    }
}
