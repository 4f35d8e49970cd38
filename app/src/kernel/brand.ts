declare const name: unique symbol;

/** A value that went through its parser and cannot be mistaken for plain text or another kind of value. */
export type Branded<Base, Name extends string> = Base & { readonly [name]: Name };
