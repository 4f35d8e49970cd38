import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { SMTPServer } from 'smtp-server';
import type { Lang } from '#platform/text/text.ts';
import { STAND_IN_HEADERS } from '#outside/stand-in/frame.tsx';
import { listenOnLoopback } from '#outside/stand-in/listen.ts';
import { refuseInProduction } from '#outside/stand-in/production.ts';
import { makeInbox, type Inbox, type ReceivedMail } from './inbox.ts';
import { gonePage, listPage, mailPage } from './inbox-pages.tsx';

const KEPT = 200;
const MAIL_BYTES_AT_MOST = 15 * 1024 * 1024;
const CLOSE_PATIENCE_MS = 500;

/** Starts the stand-in of the mail world: takes every letter over SMTP, sends none on, and shows them on a page.
 *  /messages.json gives the same to machines.
 *  @param options.smtpPort, options.webPort 0 lets the system choose
 *  @throws in production, or when a port is taken */
export async function startMail(options: { smtpPort: number; webPort: number; production: boolean; keep?: number }): Promise<{
  smtpPort: number;
  webPort: number;
  received(): readonly ReceivedMail[];
  close(): Promise<void>;
}> {
  refuseInProduction(options.production, 'mail');
  const keep = options.keep ?? KEPT;
  const inbox = makeInbox(keep);
  const smtp = smtpServer(inbox);
  const web = createServer((request, response) => serve(inbox, keep, request, response));
  const smtpPort = await listenOnLoopback(smtp.server, options.smtpPort);
  try {
    const webPort = await listenOnLoopback(web, options.webPort);
    return { smtpPort, webPort, received: () => inbox.list(), close: () => close(smtp, web) };
  } catch (fault) {
    await new Promise<void>(resolve => smtp.close(() => resolve()));
    throw fault;
  }
}

function smtpServer(inbox: Inbox): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAIL_BYTES_AT_MOST,
    closeTimeout: CLOSE_PATIENCE_MS,
    onData(stream, session, answer) {
      const to = session.envelope.rcptTo.map(recipient => recipient.address);
      inbox.take(stream, to).then(
        () => answer(null),
        (fault: Error) => answer(fault),
      );
    },
  });
  // A client that hangs up in mid-sentence is its own affair.
  server.on('error', () => undefined);
  return server;
}

function serve(inbox: Inbox, keep: number, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const lang: Lang = url.searchParams.get('lang') === 'en' ? 'en' : 'pl';
  const show = (status: number, html: string): void => void response.writeHead(status, STAND_IN_HEADERS).end(html);
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  if (url.pathname === '/') return show(200, listPage(lang, inbox.list(), keep));
  if (url.pathname === '/messages.json')
    return void response.writeHead(200, { ...STAND_IN_HEADERS, 'content-type': 'application/json' }).end(JSON.stringify(inbox.list()));
  const mail = inbox.find(Number(/^\/messages\/(\d{1,9})$/.exec(url.pathname)?.[1]));
  return mail ? show(200, mailPage(lang, mail)) : show(404, gonePage(lang));
}

async function close(smtp: SMTPServer, web: ReturnType<typeof createServer>): Promise<void> {
  const closed = [new Promise<void>(resolve => smtp.close(() => resolve())), new Promise<void>(resolve => web.close(() => resolve()))];
  web.closeAllConnections();
  await Promise.all(closed);
}
