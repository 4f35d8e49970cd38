import { Type } from '@sinclair/typebox';
import { dayOf, type Day, formatDay } from '#kernel/day.ts';
import { findBranch, hoursOn, openingOn, timesOf, writtenHours } from '#modules/branches/index.ts';
import { amendPack } from '#platform/amendments.ts';
import type { BranchException, Pack } from '#platform/pack.ts';
import type { Bilingual, Lang } from '#platform/text/text.ts';
import { both, text } from '../text.ts';
import type { Fault } from '../types.ts';
import { changeKind } from './change-kind.ts';
import { DayText, Text } from './shapes.ts';

const closed = { additionalProperties: false } as const;
const same = (words: string): Bilingual => ({ pl: words, en: words });
const inBoth = (told: (lang: Lang) => string): Bilingual => ({ pl: told('pl'), en: told('en') });

/** Hours of a week of one branch, Monday first. */
export const hours = changeKind(
  Type.Object({ branchCode: Text, from: DayText, days: Type.Array(Type.String(), { minItems: 7, maxItems: 7 }) }, closed),
  {
    name: 'hours',
    subject: wish => `${wish.branchCode} ${wish.from}`,
    title: ({ pack }, wish) =>
      both(
        'hours.change',
        inEach(lang => ({ branch: findBranch(pack, wish.branchCode)?.name ?? wish.branchCode, from: formatDay(wish.from as Day, lang) })),
      ),
    begins: wish => wish.from as Day,
    amendment: wish => ({ kind: 'hours', branchCode: wish.branchCode, from: wish.from, hours: writtenHours(wish.days) }),
    async faults(ctx, wish) {
      const wrong = wish.days.flatMap((line, place): Fault[] =>
        line.trim() === '' || timesOf(line) ? [] : [{ field: `day-${place + 1}`, key: 'fault.hours' }],
      );
      return [
        ...(findBranch(ctx.house.pack, wish.branchCode) ? [] : [{ field: 'branch', key: 'fault.branch' }]),
        ...wrong,
        ...(wish.days.every(line => line.trim() === '') ? [{ field: 'day-1', key: 'fault.never-open' }] : []),
        ...(wish.from < dayOf(ctx.now) ? [{ field: 'from', key: 'fault.from-past-hours' }] : []),
      ];
    },
    async preview(ctx, wish) {
      const branch = findBranch(ctx.house.pack, wish.branchCode);
      return {
        lines: [
          { what: both('hours.week'), before: same(branch ? hoursOn(branch, wish.from as Day) : ''), after: same(writtenHours(wish.days)) },
        ],
        touches: [both('hours.touches')],
        warnings: [
          both(
            'preview.until-further-notice',
            inEach(lang => ({ from: formatDay(wish.from as Day, lang) })),
          ),
        ],
      };
    },
  },
);

/** One day on which a branch, or every branch, is shut or keeps other hours. */
export const closing = changeKind(
  Type.Object(
    { branchCode: Type.Union([Text, Type.Null()]), on: DayText, hours: Type.Union([Text, Type.Null()]), reasonPl: Text, reasonEn: Text },
    closed,
  ),
  {
    name: 'closing',
    subject: wish => `${wish.branchCode ?? 'all'} ${wish.on}`,
    title: ({ pack }, wish) =>
      both(
        'closing.change',
        inEach(lang => ({ branch: branchName(pack, wish.branchCode, lang), on: formatDay(wish.on as Day, lang) })),
      ),
    begins: wish => wish.on as Day,
    amendment: wish => ({ kind: 'closing', branchCode: wish.branchCode, exception: exceptionOf(wish) }),
    faults: async (ctx, wish) => [
      ...(wish.branchCode === null || findBranch(ctx.house.pack, wish.branchCode) ? [] : [{ field: 'branch', key: 'fault.branch' }]),
      ...(wish.hours === null || timesOf(wish.hours) ? [] : [{ field: 'hours', key: 'fault.hours' }]),
      ...(wish.on < dayOf(ctx.now) ? [{ field: 'on', key: 'fault.from-past-hours' }] : []),
    ],
    async preview(ctx, wish) {
      const { pack } = ctx.house;
      const concerned =
        wish.branchCode === null ? pack.branches.slice(0, 1) : pack.branches.filter(branch => branch.code === wish.branchCode);
      const amended = amendPack(pack, [{ kind: 'closing', branchCode: wish.branchCode, exception: exceptionOf(wish) }], dayOf(ctx.now));
      const told = (of: Pack, code: string) =>
        inBoth(lang => {
          const branch = findBranch(of, code);
          const opening = branch && openingOn(of, branch, wish.on as Day);
          return opening ? `${opening.from}–${opening.to}` : text(lang)('closing.shut');
        });
      return {
        lines: concerned.map(branch => ({
          what: inBoth(lang => branchName(pack, wish.branchCode === null ? null : branch.code, lang)),
          before: told(pack, branch.code),
          after: told(amended, branch.code),
        })),
        touches: [both('hours.touches')],
        warnings: [both('closing.no-terms')],
      };
    },
  },
);

/** A day free from work by statute for one year, which moves legal periods too. */
export const holiday = changeKind(Type.Object({ on: DayText, source: Text }, closed), {
  name: 'holiday',
  subject: wish => wish.on,
  title: (_house, wish) =>
    both(
      'holiday.change',
      inEach(lang => ({ on: formatDay(wish.on as Day, lang) })),
    ),
  begins: wish => wish.on as Day,
  amendment: wish => ({ kind: 'holiday', on: wish.on }),
  faults: async (ctx, wish) => [
    ...(ctx.house.pack.extraHolidays.includes(wish.on) ? [{ field: 'on', key: 'fault.holiday-known' }] : []),
    ...(wish.on < dayOf(ctx.now) ? [{ field: 'on', key: 'fault.from-past-hours' }] : []),
  ],
  async preview(ctx, wish) {
    const { pack } = ctx.house;
    const amended = amendPack(pack, [{ kind: 'holiday', on: wish.on }], dayOf(ctx.now));
    return {
      lines: ctx.house.declared.parameterUses.flatMap(({ example }) => {
        if (!example) return [];
        const [before, after] = [example.compute(pack, wish.on as Day), example.compute(amended, wish.on as Day)];
        return before.pl === after.pl ? [] : [{ what: example.given, before, after }];
      }),
      touches: [both('holiday.touches'), both('hours.touches')],
      warnings: [both('holiday.warning')],
    };
  },
});

const exceptionOf = (wish: { on: string; hours: string | null; reasonPl: string; reasonEn: string }): BranchException => ({
  on: wish.on,
  hours: wish.hours,
  reason: { pl: wish.reasonPl, en: wish.reasonEn },
});

const branchName = (pack: Pack, code: string | null, lang: Lang): string =>
  code === null ? text(lang)('closing.all-branches') : (findBranch(pack, code)?.name ?? code);

const inEach = <Values>(told: (lang: Lang) => Values): { pl: Values; en: Values } => ({ pl: told('pl'), en: told('en') });
