import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { LanguageProvider } from '#design/language.tsx';
import type { PartyId, PersonId } from '#kernel/ids.ts';
import type { PersonActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { LANGS, type Lang } from '#platform/text/text.ts';
import { look } from '#platform/transact.ts';
import { cast } from '#outside/cast/cast.ts';
import { asOwner } from '../../../testing/database.ts';
import { testHouse } from '../../../testing/house.ts';
import { accountPage } from './account.tsx';

const h = await testHouse({ at: '2026-11-24T09:00:00Z' });
beforeAll(() => seedDemo(h.house));

const acting = (personId: PersonId, partyId: PartyId, relation: PersonActor['relation'] = 'self'): PersonActor => ({
  kind: 'person',
  personId,
  partyId,
  relation,
  level: 3,
  sessionId: newId(),
  authenticatedAt: new Date(),
  channel: 'portal',
});

async function shown(actor: PersonActor, lang: Lang = 'pl'): Promise<string> {
  const answer = await look(h.house, actor, async ctx => accountPage.get?.({ ...ctx, lang } as never, {} as never));
  if (answer?.kind !== 'page') throw new Error('Not a page');
  return renderToStaticMarkup(<LanguageProvider lang={lang}>{answer.body}</LanguageProvider>);
}

test('Jan sees what he owes, and is not sent for a certificate he would not get', async () => {
  const page = await shown(acting(cast.jan.id, cast.jan.id));
  expect(page).toContain('2\u00a0425,11\u00a0zł');
  expect(page).toContain('do zapłaty');
  expect(page).not.toContain('/forms/RWN');
});

test('Anna sees both her jobs, her daughter and her break, in both languages', async () => {
  for (const lang of LANGS) {
    const page = await shown(acting(cast.anna.id, cast.anna.id), lang);
    for (const part of [cast.firmaX.name, cast.firmaY.name, 'Hanna Nowak', '331']) expect(page).toContain(part);
    expect(page.match(/<h1/g)).toHaveLength(1);
  }
});

test('Maria sees what a bailiff takes from her pension', async () => {
  expect(await shown(acting(cast.maria.id, cast.maria.id))).toContain('Potrącenie komornicze');
});

test('the accountant of Jan sees his ledger as payer, not what he is insured for', async () => {
  const page = await shown(acting(cast.katarzyna.id, cast.jan.id, 'mandate'));
  expect(page).toContain('Stan rozliczeń według funduszy');
  expect(page).not.toContain('Zgłoszenia do ubezpieczeń');
  expect(page).toContain('Części danych nie pokazujemy');
});

test('somebody whose mandate is gone sees nothing of the account', async () => {
  const page = await shown(acting(cast.olena.id, cast.jan.id, 'mandate'));
  expect(page).not.toMatch(/zł|Zaległości|Płatnik składek/);
});

test('each look at an account is in the audit log, with the parts that were shown', async () => {
  await shown(acting(cast.maria.id, cast.maria.id));
  const [entry] = await asOwner<{ facts: unknown }>(
    h.url,
    `select facts from platform.audit_event where action = 'account.read' and subject_party = $1 order by seq desc limit 1`,
    [cast.maria.id],
  );
  expect(entry?.facts).toEqual({ parts: ['benefits'] });
});
