import type { Lang } from '#platform/text/text.ts';
import { type TextKey, text } from './text.ts';

/** What the rows of a table are, for people. */
export const deletedText = (lang: Lang, table: string): string => text(lang)(`deleted.${table}` as TextKey);
