import type { ParameterUse } from '#platform/declared.ts';
import { both } from './text.ts';

export const parameterUses: readonly ParameterUse[] = [
  {
    parameters: [
      'alarm-people-without-matter',
      'alarm-people-at-counter',
      'alarm-own-circle',
      'alarm-odd-hours',
      'alarm-refusals',
      'office-hours',
    ],
    what: both('alarms.use'),
  },
  { parameters: ['removed-file-days'], what: both('files.use') },
  { parameters: ['complaint-retention-years', 'contact-retention-years'], what: both('outside.use') },
  { parameters: ['retention-begins-after-years'], what: both('retention.use') },
];
