import { Type } from '@sinclair/typebox';
import { day, formatDay, formatMonth, month } from '#kernel/day.ts';
import { maskNrb, type Nrb } from '#kernel/nrb.ts';
import { type Effect, effect } from '#platform/effects.ts';
import { LANGS, type Bilingual, type Lang } from '#platform/text/text.ts';
import { text } from './text.ts';
import { changePayoutAccount } from './use-cases/change-payout-account.ts';
import { grantContributionHoliday } from './use-cases/grant-contribution-holiday.ts';
import { withdrawContributionHoliday } from './use-cases/withdraw-contribution-holiday.ts';

const PayoutAccountWish = Type.Object({
  nrb: Type.String({ pattern: '^\\d{26}$' }),
  from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
});
const HolidayWish = Type.Object({ month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }) });

const inBoth = (say: (lang: Lang) => string): Bilingual => Object.fromEntries(LANGS.map(lang => [lang, say(lang)])) as unknown as Bilingual;

/** What EZP and RWS ask for. */
export const effects: readonly Effect[] = [
  effect('account.change-payout-account', PayoutAccountWish, {
    // Masked: the sentence is shown and kept where the whole number has no business.
    told: wish =>
      inBoth(lang => text(lang)('effect.change-payout-account', { nrb: maskNrb(wish.nrb as Nrb), from: formatDay(day(wish.from), lang) })),
    run: (ctx, { partyId, submissionId }, wish) => changePayoutAccount(ctx, { partyId, submissionId, nrb: wish.nrb, from: day(wish.from) }),
  }),
  effect('account.grant-contribution-holiday', HolidayWish, {
    told: wish => inBoth(lang => text(lang)('effect.grant-holiday', { month: formatMonth(month(wish.month), lang) })),
    run: (ctx, { partyId, submissionId }, wish) => grantContributionHoliday(ctx, { partyId, submissionId, month: month(wish.month) }),
  }),
  effect('account.withdraw-contribution-holiday', HolidayWish, {
    told: wish => inBoth(lang => text(lang)('effect.withdraw-holiday', { month: formatMonth(month(wish.month), lang) })),
    run: (ctx, { partyId, submissionId }, wish) => withdrawContributionHoliday(ctx, { partyId, submissionId, month: month(wish.month) }),
  }),
];
