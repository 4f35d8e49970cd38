/** Carries out a destruction that two people have decided. */
export const DESTROY = 'administration.destroy';
