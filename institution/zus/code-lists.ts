import type { CodeName } from '#platform/pack.ts';
import { absenceCodes } from './absence-codes.ts';
import { insuranceTitles } from './insurance-titles.ts';

const named = ({ code, mark, name }: CodeName): CodeName => ({ code, mark, name });

/** What a title code means: the first four digits; two more tell of a pension and of a disability. */
export const titleCodes: readonly CodeName[] = insuranceTitles.filter(title => title.pensionRight === undefined).map(named);

/** Reasons of breaks in contributions (ZUS RSA). */
export const breakCodes: readonly CodeName[] = absenceCodes.map(named);
