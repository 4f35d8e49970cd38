import { Type } from '@sinclair/typebox';
import { dayOf, type Day, formatDay } from '#kernel/day.ts';
import { competentBranch, findBranch, handlingBranch } from '#modules/branches/index.ts';
import { amendPack } from '#platform/amendments.ts';
import type { CompetenceRule } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { both, text } from '../text.ts';
import { changeKind } from './change-kind.ts';
import { DayText, Text } from './shapes.ts';

const Shape = Type.Object(
  { from: DayText, postcodes: Type.String({ pattern: '^\\d{1,5}$' }), topic: Type.Union([Text, Type.Null()]), branchCode: Text },
  { additionalProperties: false },
);

/** Which branch handles the matters of a place, in one topic or in all. */
export const competence = changeKind(Shape, {
  name: 'competence',
  subject: wish => `${wish.postcodes} ${wish.topic ?? 'all'} ${wish.from}`,
  title({ pack }, wish) {
    const told = (lang: Lang) => ({
      postcodes: prefixOf(wish.postcodes),
      topic: wish.topic === null ? text(lang)('competence.all-topics') : (pack.topics[wish.topic]?.[lang] ?? wish.topic),
      branch: findBranch(pack, wish.branchCode)?.name ?? wish.branchCode,
      from: formatDay(wish.from as Day, lang),
    });
    return both('competence.change', { pl: told('pl'), en: told('en') });
  },
  begins: wish => wish.from as Day,
  amendment: wish => ({ kind: 'competence', rule: wish satisfies CompetenceRule }),
  async faults(ctx, wish) {
    const { pack } = ctx.house;
    return [
      ...(findBranch(pack, wish.branchCode) ? [] : [{ field: 'branch', key: 'fault.branch' }]),
      ...(wish.topic === null || pack.topics[wish.topic] ? [] : [{ field: 'topic', key: 'fault.topic' }]),
      // A number of a matter names its branch: what was opened stays where it is, so nothing can reach back.
      ...(wish.from < dayOf(ctx.now) ? [{ field: 'from', key: 'fault.from-past' }] : []),
    ];
  },
  async preview(ctx, wish) {
    const { pack } = ctx.house;
    const amended = amendPack(pack, [{ kind: 'competence', rule: wish }], dayOf(ctx.now));
    const postcode = wish.postcodes.padEnd(5, '0');
    const topics = wish.topic === null ? Object.keys(pack.topics) : [wish.topic];
    const own = competentBranch(pack, postcode).code;
    const handles = (of: typeof pack, topic: string) => {
      const code = handlingBranch(of, { own, postcode, topic, on: wish.from as Day });
      const name = findBranch(of, code)?.name ?? code;
      return { pl: name, en: name };
    };
    return {
      lines: topics.map(topic => ({
        what: both('competence.example', {
          pl: { postcodes: prefixOf(wish.postcodes), topic: pack.topics[topic]?.pl ?? topic },
          en: { postcodes: prefixOf(wish.postcodes), topic: pack.topics[topic]?.en ?? topic },
        }),
        before: handles(pack, topic),
        after: handles(amended, topic),
      })),
      touches: [both('competence.touches')],
      warnings: [
        both('competence.warning', { pl: { from: formatDay(wish.from as Day, 'pl') }, en: { from: formatDay(wish.from as Day, 'en') } }),
      ],
    };
  },
});

/** `2530` → `25-30…`. */
export function prefixOf(postcodes: string): string {
  const written = postcodes.length > 2 ? `${postcodes.slice(0, 2)}-${postcodes.slice(2)}` : postcodes;
  return postcodes.length === 5 ? written : `${written}…`;
}
