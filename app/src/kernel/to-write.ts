/** Stands in a letter where a person has still to write; a letter with it never leaves. */
export const TO_WRITE = '[…]';
