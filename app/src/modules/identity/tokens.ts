import { hash, randomBytes } from 'node:crypto';

/** 256 bits nobody can guess. Only the browser holds it. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token, a login or a PESEL tried at the door. */
export const hashOf = (text: string): Buffer => hash('sha256', text, 'buffer');
