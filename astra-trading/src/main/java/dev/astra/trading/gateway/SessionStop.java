package dev.astra.trading.gateway;

/** Why the site lets the program do nothing more until a person has acted. Never worked around. */
public enum SessionStop {
    /** The cookie is not accepted, or not any more. */
    SIGNED_OUT("the session is not accepted; sign in again in a browser and configure the new cookie"),
    /** The site asks for proof that a person acts: a captcha or the like. */
    CHALLENGE("the site asks for a challenge; solve it in a browser, signed in to the same account"),
    /** The site asks for a second factor. */
    TWO_STEP("the site asks for two-step verification; confirm in a browser, signed in to the same account");

    private final String advice;

    SessionStop(String advice) {
        this.advice = advice;
    }

    /** What happened and what to do, for people. */
    public String advice() {
        return advice;
    }
}
