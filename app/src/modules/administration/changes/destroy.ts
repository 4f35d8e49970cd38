import { Type } from '@sinclair/typebox';
import { dayOf, formatDay } from '#kernel/day.ts';
import { accept } from '#kernel/result.ts';
import { partiesOfStaff } from '#modules/identity/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { newId } from '#platform/new-id.ts';
import { addJob } from '#platform/transact.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { DESTROY } from '../job-names.ts';
import { listingOf, MATTERS_A_PROTOCOL } from '../listing.ts';
import { type Opinion, opinionFaults, protocolNumber } from '../rules/destruction.ts';
import { written } from '../rules/retention.ts';
import { addListed, addProtocol, isRunning, listsMattersOf, nextSequence, type ProtocolId } from '../store/destruction.ts';
import { both } from '../text.ts';
import type { PreviewLine } from '../types.ts';
import { changeKind } from './change-kind.ts';
import { Text } from './shapes.ts';

const shape = Type.Object(
  {
    formCode: Text,
    year: Type.Integer(),
    /** Of an expert, where papers are of category BE. */
    opinion: Type.Union([Type.Null(), Type.Object({ expert: Type.String(), reference: Type.String(), on: Text })]),
  },
  { additionalProperties: false },
);

/** Where the list of a proposal and the protocol made of it are. */
export const PROTOCOLS = '/desk/administration/protocols';

export function formTitle(house: House, code: string): Bilingual {
  const form = house.pack.forms.findLast(one => one.code === code);
  return form ? { pl: `${code} ${form.title.pl}`, en: `${code} ${form.title.en}` } : { pl: code, en: code };
}

/** The destruction of the matters of one form that ended in one year (brakowanie). What is destroyed is listed when it is
 *  proposed; when it is carried out each matter is judged once more. */
export const destroy = changeKind(shape, {
  name: 'destroy',
  rights: {
    propose: 'administration.propose-destruction',
    decide: 'administration.decide-destruction',
    about: async (ctx, change) => ({
      kind: 'destruction',
      ownProposal: change.proposedBy === ctx.actor.staffId,
      ownMatter: await listsMattersOf(ctx.db, change.changeId, await partiesOfStaff(ctx, ctx.actor)),
    }),
  },
  detail: changeId => `${PROTOCOLS}/${changeId}`,
  subject: wish => `${wish.formCode} ${wish.year}`,
  title(house, wish) {
    const form = formTitle(house, wish.formCode);
    const values = (lang: 'pl' | 'en') => ({ form: form[lang], year: String(wish.year) });
    return both('destroy.change', { pl: values('pl'), en: values('en') });
  },
  async faults(ctx, wish, change) {
    const { opinion } = wish;
    const parts = opinion === null ? [] : opinionFaults(opinion as Opinion, ctx.now);
    if (parts.length > 0) return parts.map(part => ({ field: `opinion.${part}`, key: `fault.destroy.opinion.${part}` }));
    if (await isRunning(ctx.db, wish)) return [{ field: 'reason', key: 'fault.destroy.running' }];
    if (change) return [];
    const listing = await listingOf(ctx as Ctx<StaffActor>, { ...wish, opinion: opinion as Opinion | null });
    if (listing && listing.matters.length > 0) return [];
    return listing && listing.stays.expert > 0
      ? [{ field: 'opinion.expert', key: 'fault.destroy.expert' }]
      : [{ field: 'reason', key: 'fault.destroy.nothing' }];
  },
  async preview(ctx, wish) {
    const listing = await listingOf(ctx as Ctx<StaffActor>, { ...wish, opinion: wish.opinion as Opinion | null });
    if (!listing) throw new Error('A preview was asked of a destruction that has faults.');
    const { matters, stays, more } = listing;
    const stay = (['held', 'kept', 'expert', 'permanent'] as const).filter(why => stays[why] > 0);
    const opinion = wish.opinion as Opinion | null;
    const line = (what: Bilingual, after: Bilingual): PreviewLine => ({ what, after });
    return {
      lines: [
        line(both('destroy.preview.destroyed'), both('destroy.preview.matters', { count: matters.length })),
        ...stay.map(why => line(both(`destroy.preview.stays.${why}`), both('destroy.preview.matters', { count: stays[why] }))),
        line(both('destroy.preview.papers'), both('destroy.touches.papers')),
        line(both('destroy.preview.files'), both('destroy.touches.files')),
        line(both('destroy.preview.left'), both('destroy.touches.left')),
        ...(opinion
          ? [
              line(
                both('destroy.opinion'),
                both('destroy.opinion.line', {
                  pl: { ...opinion, on: formatDay(opinion.on, 'pl') },
                  en: { ...opinion, on: formatDay(opinion.on, 'en') },
                }),
              ),
            ]
          : []),
      ],
      touches: [],
      warnings: [both('destroy.warning'), ...(more ? [both('destroy.warning.more', { most: MATTERS_A_PROTOCOL })] : [])],
    };
  },
  async proposed(ctx, wish, changeId) {
    const listing = await listingOf(ctx, { ...wish, opinion: wish.opinion as Opinion | null });
    await addListed(
      ctx.db,
      changeId,
      (listing?.matters ?? []).map(matter => ({ ...matter, category: written(matter.category) })),
    );
  },
  async carryOut(ctx, wish, change) {
    const year = Number(dayOf(ctx.now).slice(0, 4));
    const sequence = await nextSequence(ctx.db, year);
    const protocol = {
      protocolId: newId<ProtocolId>(ctx.now.getTime()),
      changeId: change.changeId,
      year,
      sequence,
      number: protocolNumber(sequence, year),
      formCode: wish.formCode,
      endedIn: wish.year,
      opinion: wish.opinion as Opinion | null,
      approvedAt: ctx.now,
    };
    await addProtocol(ctx.db, protocol);
    await addJob(ctx, DESTROY, { protocolId: protocol.protocolId }, { key: `${DESTROY} ${protocol.protocolId}` });
    await ctx.audit({
      action: 'administration.begin-destruction',
      object: `protocol:${protocol.protocolId}`,
      subjectPartyId: null,
      purpose: 'retention',
      facts: { number: protocol.number, changeId: change.changeId },
    });
    return accept(undefined);
  },
});
