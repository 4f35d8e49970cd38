import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { PrintButton } from '#design/components/content.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Prose, Stack } from '#design/components/page.tsx';
import { dayOf } from '#kernel/day.ts';
import type { PersonActor } from '#platform/context.ts';
import { readBack } from '#platform/forms/readable.ts';
import type { OurFault, Page, PageAnswer, PageCtx, PageRequest, StillCtx } from '#platform/http/page.ts';
import { askForNote, fetchNote } from '../attempts/ask.ts';
import { openCapsule, type Capsule, sealCapsule, tokenDigest } from '../attempts/capsule.ts';
import { answersDigest } from '../attempts/digest.ts';
import type { AttemptNote } from '../attempts/types.ts';
import { getForm } from '../definitions.ts';
import { text } from '../text.ts';
import { namedParty } from '../use-cases/file-form.ts';
import type { OpenDraft } from './draft.tsx';

/** What the form takes along so that an attempt to file it can be attested without the database. */
export function capsuleOf(ctx: PageCtx<PersonActor>, token: string | null, { draft, form, known, answers }: OpenDraft): string | undefined {
  if (token === null) return undefined;
  const settled = getForm(ctx.house.forms, form.code, form.version).settle({ answers, known, today: dayOf(ctx.now) });
  return sealCapsule(ctx.house, {
    madeAt: ctx.now.toISOString(),
    tokenSha256: tokenDigest(token),
    draftId: draft.draftId,
    partyId: draft.partyId,
    personId: ctx.actor.personId,
    relation: ctx.actor.relation,
    formCode: form.code,
    formVersion: form.version,
    answers: settled.answers,
    sender: toSender(namedParty(known, 'party')),
  });
}

const toSender = (who: ReturnType<typeof namedParty>): Capsule['sender'] => ({
  name: who.name,
  identifierKind: who.idKind,
  identifier: who.id,
});

/** The signed form could not be filed, by our fault: a proof of the attempt, and a way to go on. */
export async function attemptGiven(
  at: StillCtx & { why: OurFault },
  request: PageRequest,
): Promise<Extract<PageAnswer, { kind: 'page' }> | undefined> {
  const sealed = request.form.get('capsule')?.[0];
  const capsule = openCapsule(at.house, sealed, request.sessionToken);
  if (!capsule || sealed === undefined) return undefined;
  const form = getForm(at.house.forms, capsule.formCode, capsule.formVersion).definition;
  const note = await askForNote(at.house, {
    draftId: capsule.draftId,
    partyId: capsule.partyId,
    personId: capsule.personId,
    relation: capsule.relation,
    formCode: capsule.formCode,
    formVersion: capsule.formVersion,
    formTitle: form.title.pl,
    answersSha256: answersDigest(capsule.answers),
    reason: at.why,
    sender: capsule.sender,
  });
  const t = text(at.lang);
  const title = `${form.title[at.lang]} (${form.code})`;
  return {
    kind: 'page',
    title: t('attempt.title'),
    status: 503,
    body: (
      <Stack>
        <PageHeading lead={t(`attempt.lead.${at.why}`)} aside={note ? <PrintButton /> : null}>
          {t('attempt.title')}
        </PageHeading>
        {note ? (
          <Proof t={t} note={note} title={title} capsule={capsule} />
        ) : (
          <Notice tone="problem" title={t('attempt.none')} live="announce" />
        )}
        <Card title={t('attempt.next')}>
          <Prose>
            <ul>
              {note ? <li>{t('attempt.next.keep')}</li> : null}
              <li>{t('attempt.next.again')}</li>
              <li>{t('attempt.next.sent')}</li>
              <li>{t('attempt.next.answers')}</li>
            </ul>
          </Prose>
          <ButtonRow>
            <Button form="again">{t('attempt.again')}</Button>
            <Button form="answers" kind="secondary">
              {t('attempt.answers')}
            </Button>
          </ButtonRow>
          <Form id="again" action={request.url} hidden={fieldsOf(request)}>
            {null}
          </Form>
          <Form id="answers" action="/attempts/answers" hidden={{ capsule: sealed }}>
            {null}
          </Form>
          <p>
            <a href="/availability">{t('attempt.availability')}</a>
          </p>
        </Card>
      </Stack>
    ),
  };
}

const fieldsOf = (request: PageRequest): Record<string, string> =>
  Object.fromEntries([...request.form].flatMap(([name, values]) => (values[0] === undefined ? [] : [[name, values[0]]])));

function Proof({ t, note, title, capsule }: { t: ReturnType<typeof text>; note: AttemptNote; title: string; capsule: Capsule }) {
  return (
    <Card title={t('attempt.proof')} window="lit">
      <p>{t('attempt.proof.text', { when: note.at, form: title })}</p>
      <DescriptionTable
        rows={[
          { name: t('attempt.number'), value: <strong>{note.number}</strong> },
          { name: t('attempt.when'), value: t('attempt.when.value', { when: note.at }) },
          { name: t('attempt.clock'), value: t(`attempt.clock.${note.clock}`) },
          { name: t('attempt.who'), value: capsule.sender.name },
          { name: t('attempt.form'), value: title },
          { name: t('attempt.digest'), value: <code>{answersDigest(capsule.answers)}</code> },
        ]}
      />
      <ButtonRow>
        <LinkButton href={`/attempts/${note.number}/${note.code}`} icon="file" download>
          {t('attempt.xml')}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}

/** The sealed note, for whoever has its address. */
export const attemptXmlPage: Page = {
  path: '/attempts/:number/:code',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'portal.open' },
  still: {
    async get({ house }, request) {
      const number = request.params['number'] ?? '';
      const xml = await fetchNote(house, number, request.params['code'] ?? '');
      return xml === undefined
        ? { kind: 'not-found' }
        : {
            kind: 'document',
            bytes: Buffer.from(xml, 'utf8'),
            type: 'application/xml',
            fileName: `${number}.xml`,
            disposition: 'attachment',
          };
    },
  },
};

/** What was answered, as a text to keep. */
export const attemptAnswersPage: Page = {
  path: '/attempts/answers',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'portal.open' },
  still: {
    async post({ house, lang }, request) {
      const capsule = openCapsule(house, request.form.get('capsule')?.[0], request.sessionToken);
      if (!capsule) return { kind: 'not-found' };
      const form = getForm(house.forms, capsule.formCode, capsule.formVersion).definition;
      const sections = readBack(form, capsule.answers, lang, { 'party.roles': form.roles, 'acting.roles': form.roles });
      const head = text(lang)('attempt.answers.head', { form: `${form.title[lang]} (${form.code})`, when: new Date(capsule.madeAt) });
      const lines = sections.flatMap(section => [
        '',
        section.title,
        ...section.lines.map(line => `${line.label}: ${line.empty ? '–' : line.value}`),
      ]);
      return {
        kind: 'document',
        bytes: Buffer.from(`${[head, capsule.sender.name, ...lines].join('\r\n')}\r\n`, 'utf8'),
        type: 'text/plain; charset=utf-8',
        fileName: `${form.code}-${capsule.madeAt.slice(0, 10)}.txt`,
        disposition: 'attachment',
      };
    },
  },
};
