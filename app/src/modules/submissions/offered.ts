import { dayOf, formatDay, formatMonth, type Month } from '#kernel/day.ts';
import { accountFacts } from '#modules/account/index.ts';
import { activeMandatesGiven, mayRead } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import type { FormDefinition, FormField, Known } from '#platform/forms/definition.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from './text.ts';

/** One thing to choose from: the value that is kept, and its words. */
interface Offered {
  value: string;
  pl: string;
  en: string;
}

type Asking = Ctx<PersonActor>;

/** Lists of this very moment, by the name in `optionsFrom`. */
const lists: Readonly<Record<string, (ctx: Asking) => Promise<readonly Offered[]>>> = {
  'mandates-given': async ctx =>
    (await activeMandatesGiven(ctx, ctx.actor.partyId, dayOf(ctx.now))).map(mandate => {
      const told = (lang: Lang): string =>
        text(lang)('offered.mandate', {
          proxy: mandate.proxyName,
          from: formatDay(mandate.validFrom, lang),
          to: mandate.validTo === null ? 'open' : formatDay(mandate.validTo, lang),
        });
      return { value: mandate.mandateId, pl: told('pl'), en: told('en') };
    }),
  'holidays-granted': async ctx =>
    (await ofAccount<{ granted: readonly Month[] }>(ctx, 'payer-holidays', 'payer'))?.granted.map(month => ({
      value: month,
      pl: formatMonth(month, 'pl'),
      en: formatMonth(month, 'en'),
    })) ?? [],
  'insured-payers': async ctx => {
    const titles = (await titlesOf(ctx)) ?? [];
    const byName = new Map(titles.map(title => [title.payerName, title]));
    return [...byName.values()].map(({ payerName, payerNip }, place) => {
      const told = payerNip === null ? payerName : `${payerName}, NIP ${payerNip}`;
      return { value: payerNip ?? `payer-${place + 1}`, pl: told, en: told };
    });
  },
};

interface TitleRow {
  titleCode: string;
  payerName: string;
  payerNip: string | null;
  from: string;
  to: string | null;
}

const titlesOf = async (ctx: Asking): Promise<readonly TitleRow[] | undefined> =>
  (await ofAccount<{ titles: readonly TitleRow[] }>(ctx, 'insured-register', 'insured'))?.titles;

/** Rows of a register, by the name in `rowsFrom`; oldest first. */
const rows: Readonly<Record<string, (ctx: Asking) => Promise<readonly Readonly<Record<string, string>>[]>>> = {
  'insured-titles': async ctx =>
    ((await titlesOf(ctx)) ?? [])
      .map(({ titleCode, payerName, payerNip, from, to }) => ({
        titleCode,
        payerName,
        from,
        ...(payerNip === null ? {} : { payerNip }),
        ...(to === null ? {} : { to }),
      }))
      .sort((left, right) => left.from.localeCompare(right.from)),
};

/** A fact of the account, where the actor may see the account in that role: who has a mandate for letters only fills the
 *  form without it. The look is written down. */
async function ofAccount<Fact>(
  ctx: Asking,
  fact: keyof typeof accountFacts,
  role: 'payer' | 'insured' | 'beneficiary',
): Promise<Fact | undefined> {
  const { partyId } = ctx.actor;
  if (!(await mayRead(ctx, ctx.actor, { area: 'account', role }))) return undefined;
  const found = await accountFacts[fact](ctx, partyId, dayOf(ctx.now));
  await ctx.audit({ action: 'submissions.read-account', object: `party:${partyId}`, subjectPartyId: partyId, facts: { fact } });
  return (found ?? undefined) as Fact | undefined;
}

const fieldsOf = (form: FormDefinition): readonly FormField[] => form.pages.flatMap(page => page.fields);

/** Where a form lets one choose from a list of this moment: names of those lists. */
export function listsOf(form: FormDefinition): readonly string[] {
  const fields = fieldsOf(form).flatMap(field => (field.type === 'group' ? field.fields : [field]));
  return [...new Set(fields.flatMap(field => ('optionsFrom' in field && field.optionsFrom !== undefined ? [field.optionsFrom] : [])))];
}

/** The lists to choose from and the rows to take over that a form asks for. */
export async function offeredFor(ctx: Asking, form: FormDefinition): Promise<Known> {
  const known: Record<string, Known[string]> = {};
  for (const source of listsOf(form)) {
    const offered = (await lists[source]?.(ctx)) ?? [];
    known[`options.${source}`] = offered.map(one => one.value);
    for (const { value, pl, en } of offered)
      Object.assign(known, { [`options.${source}.${value}.pl`]: pl, [`options.${source}.${value}.en`]: en });
  }
  for (const field of fieldsOf(form)) {
    if (field.type !== 'group' || field.rowsFrom === undefined) continue;
    known[`rows.${field.rowsFrom.source}`] ??= { rows: (await rows[field.rowsFrom.source]?.(ctx)) ?? [] };
  }
  return known;
}

const ELEMENT = /<([A-Za-z][\w-]*) means="([^"]*)">([^<]*)<\/\1>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  apos: "'",
  '#xD': '\r',
  '#xA': '\n',
  '#x9': '\t',
};
const unescaped = (text: string): string => text.replace(/&([^;]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** What was offered when a document was filed: the words of what was chosen stand in it. */
export function offeredThen(form: FormDefinition, document: string): Known {
  const sources = new Map(
    fieldsOf(form)
      .flatMap(field => (field.type === 'group' ? field.fields : [field]))
      .flatMap(field => ('optionsFrom' in field && field.optionsFrom !== undefined ? [[field.name, field.optionsFrom] as const] : [])),
  );
  if (sources.size === 0) return {};
  const known: Record<string, Known[string]> = {};
  for (const [, name = '', means = '', text = ''] of document.matchAll(ELEMENT)) {
    const source = sources.get(name);
    if (source === undefined) continue;
    const value = unescaped(text);
    known[`options.${source}`] = [...((known[`options.${source}`] as readonly string[] | undefined) ?? []), value];
    known[`options.${source}.${value}`] = unescaped(means);
  }
  return known;
}
