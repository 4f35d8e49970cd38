import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simpleParser } from 'mailparser';
import { accept } from '#kernel/result.ts';
import type { SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { transact } from '#platform/transact.ts';
import { asOwner, testDatabase } from '../../testing/database.ts';
import { type Mail, queueMail } from './index.ts';
import { sendMailJob } from './send-mail.ts';

const database = await testDatabase();
const received: { subject: string | undefined; text: string | undefined; messageId: string | undefined; to: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (address, _session, done) =>
    done(
      address.address.startsWith('nobody')
        ? Object.assign(new Error('no such mailbox'), { responseCode: 550 })
        : address.address.startsWith('full')
          ? Object.assign(new Error('try later'), { responseCode: 452 })
          : null,
    ),
  onData(stream, session, done) {
    simpleParser(stream).then(mail => {
      received.push({
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
        to: session.envelope.rcptTo.map(one => one.address).join(),
      });
      done();
    }, done);
  },
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  port = (server.server.address() as { port: number }).port;
});
afterAll(() => new Promise<void>(done => server.close(done)));

const houseAt = (mailPort: number) =>
  ({
    database,
    clock: () => new Date('2026-11-24T09:00:00Z'),
    config: { SMTP_URL: '', MAIL_PORT: mailPort, MAIL_FROM: 'Okienko <okienko@example.test>' },
  }) as unknown as House;
const mail = (to: string): Mail => ({
  to,
  subject: 'Pismo czeka w Okienku',
  text: 'Zaloguj się: zażółć gęślą jaźń.',
  lang: 'pl',
  correlation: 'mailbox.notice:1',
  partyId: null,
});
const told = () =>
  asOwner<{ name: string }>(database.url, 'select name from platform.outbox order by id').then(rows => rows.map(row => row.name));
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };

test('a mail arrives whole, with Polish letters, and is told as sent', async () => {
  await sendMailJob.run(houseAt(port), mail('anna.nowak@example.test'), 1);
  expect(received).toEqual([
    {
      subject: 'Pismo czeka w Okienku',
      text: 'Zaloguj się: zażółć gęślą jaźń.\n',
      messageId: expect.stringMatching(/^<[0-9a-f]{32}@example\.test>$/),
      to: 'anna.nowak@example.test',
    },
  ]);
  expect(await told()).toEqual(['gateway.mail-sent']);
});

test('the same mail sent again has the same Message-ID, so that it can be told for the same', async () => {
  await sendMailJob.run(houseAt(port), mail('anna.nowak@example.test'), 1);
  expect(new Set(received.map(one => one.messageId)).size).toBe(1);
});

test('a mailbox that does not exist is told, not tried for ever', async () => {
  await sendMailJob.run(houseAt(port), mail('nobody@example.test'), 1);
  expect(await told()).toContain('gateway.mail-refused');
});

test('a relay that is down or says "later" leaves the mail to be tried again, and its address out of the message', async () => {
  await expect(sendMailJob.run(houseAt(port), mail('full@example.test'), 1)).rejects.toThrow(
    /^The mail relay did not take a mail: EENVELOPE 452$/,
  );
  await expect(sendMailJob.run(houseAt(1), mail('anna.nowak@example.test'), 1)).rejects.toThrow(/: ESOCKET$/);
});

test('a mail queued in a transaction that is thrown away is never sent', async () => {
  const jobs = () =>
    asOwner<{ count: number }>(database.url, 'select count(*) as count from graphile_worker._private_jobs').then(rows => rows[0]?.count);
  await expect(
    transact(houseAt(port), system, async ctx => {
      await queueMail(ctx, mail('anna.nowak@example.test'));
      throw new Error('the letter could not be placed');
    }),
  ).rejects.toThrow('could not be placed');
  expect(await jobs()).toBe(0);
  await transact(houseAt(port), system, async ctx => {
    await queueMail(ctx, mail('anna.nowak@example.test'));
    await queueMail(ctx, mail('anna.nowak@example.test'));
    return accept(undefined);
  });
  expect(await jobs()).toBe(1);
});
