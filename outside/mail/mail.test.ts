import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import { startMail } from './mail.ts';

let mail: Awaited<ReturnType<typeof startMail>>;
beforeAll(async () => {
  mail = await startMail({ smtpPort: 0, webPort: 0, production: false, keep: 5 });
});
afterAll(() => mail.close());

const send = (letter: object, port = mail.smtpPort) =>
  createTransport({ host: '127.0.0.1', port, secure: false }).sendMail({
    from: 'Okienko <okienko@example.test>',
    to: cast.anna.email,
    ...letter,
  });
const page = async (path: string): Promise<{ status: number; html: string }> => {
  const answer = await fetch(`http://127.0.0.1:${mail.webPort}${path}`);
  return { status: answer.status, html: await answer.text() };
};

test('a notice sent to Anna lies in the inbox with its subject, text and addressee', async () => {
  await send({ subject: 'Masz nowe pismo – odbierz do 7 grudnia', text: 'Dzień dobry, Zażółć gęślą jaźń.' });
  expect(mail.received()[0]).toMatchObject({
    to: [cast.anna.email],
    from: expect.stringContaining('okienko@example.test'),
    subject: 'Masz nowe pismo – odbierz do 7 grudnia',
    text: expect.stringContaining('Zażółć gęślą jaźń.'),
  });
  expect((await page('/')).html).toContain('Masz nowe pismo – odbierz do 7 grudnia');
});

test('a letter in HTML only is shown as text', async () => {
  await send({ subject: 'HTML', html: '<p>Pismo <b>czeka</b></p><script>alert(1)</script>' });
  expect(mail.received()[0]?.text).toContain('Pismo czeka');
  expect((await page(`/messages/${mail.received()[0]?.id}`)).html).not.toContain('alert(1)');
});

test('addresses in a letter can be followed, without the stop behind them', async () => {
  await send({ subject: 'link', text: 'Otwórz (http://localhost:8080/letters/1?a=b&c=d). Potem http://localhost:8080/end, koniec.' });
  const { html } = await page(`/messages/${mail.received()[0]?.id}`);
  expect(html).toContain('<a href="http://localhost:8080/letters/1?a=b&amp;c=d" rel="noreferrer">');
  expect(html).toContain('<a href="http://localhost:8080/end" rel="noreferrer">');
});

test('nothing in a letter becomes markup', async () => {
  await send({ subject: '<img src=x onerror=alert(1)>', text: '<script>alert(2)</script> javascript:alert(3) http://x/"onclick=alert(4)' });
  for (const path of ['/', `/messages/${mail.received()[0]?.id}`]) {
    const { html } = await page(path);
    expect(html).not.toMatch(/<img|<script|href="javascript|" ?onclick/);
  }
});

test('hidden recipients count, for they get the letter too', async () => {
  await send({ bcc: cast.katarzyna.email, subject: 'bcc', text: 'x' });
  expect(mail.received()[0]?.to).toEqual([cast.anna.email, cast.katarzyna.email]);
});

test('attachments are named with their size', async () => {
  await send({ subject: 'załącznik', text: 'x', attachments: [{ filename: 'upp.pdf', content: Buffer.alloc(1234) }] });
  const { html } = await page(`/messages/${mail.received()[0]?.id}?lang=en`);
  expect(html).toContain('upp.pdf (1,234 B)');
});

test('old letters make room for new ones', async () => {
  for (let letter = 1; letter <= 7; letter++) await send({ subject: `list ${letter}`, text: 'x' });
  expect(mail.received().map(one => one.subject)).toEqual(['list 7', 'list 6', 'list 5', 'list 4', 'list 3']);
  expect((await page('/messages/1')).status).toBe(404);
});

test('a letter that is too large is refused and not kept', async () => {
  const before = mail.received();
  await expect(send({ subject: 'za duży', text: 'x'.repeat(78).concat('\n').repeat(200_000) })).rejects.toThrow(/too large/);
  expect(mail.received()).toEqual(before);
});

test('machines read the same inbox', async () => {
  await send({ subject: 'dla maszyn', text: 'x' });
  expect(JSON.parse((await page('/messages.json')).html)[0]).toMatchObject({ subject: 'dla maszyn', to: [cast.anna.email] });
});

test('the page is marked as a stand-in and whole in both languages', async () => {
  expect((await page('/')).html).toContain('To atrapa');
  const english = (await page('/?lang=en')).html;
  expect(english).toContain('This is a stand-in');
  expect(english).toContain('<html lang="en">');
});

test('it does not start in production, nor half where one port is taken', async () => {
  await expect(startMail({ smtpPort: 0, webPort: 0, production: true })).rejects.toThrow(/production/);
  await expect(startMail({ smtpPort: 0, webPort: mail.webPort, production: false })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('after closing nobody answers', async () => {
  const other = await startMail({ smtpPort: 0, webPort: 0, production: false });
  await send({ subject: 'x', text: 'x' }, other.smtpPort);
  await other.close();
  await expect(send({ subject: 'y', text: 'y' }, other.smtpPort)).rejects.toThrow();
  await expect(fetch(`http://127.0.0.1:${other.webPort}/`)).rejects.toThrow();
});
