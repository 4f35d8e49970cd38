import { Type } from '@sinclair/typebox';

export const Text = Type.String({ minLength: 1 });
export const DayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
