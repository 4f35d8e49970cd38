import type { Decide } from '#platform/forms/definition.ts';
import { prepareCare } from '../../../care.ts';
import { form } from './form.ts';

/** Prepared for a clerk: ages and limits of days are not confirmed, so no computer grants it. */
export const decide: Decide = { ruleSet: 'zus/Z-15A/1', decide: input => prepareCare(input, form, 'child') };
