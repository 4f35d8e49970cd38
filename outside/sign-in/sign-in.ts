import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import type { Lang } from '#platform/text/text.ts';
import { STAND_IN_HEADERS } from '#outside/stand-in/frame.tsx';
import { listenOnLoopback } from '#outside/stand-in/listen.ts';
import { refuseInProduction } from '#outside/stand-in/production.ts';
import { LEVELS, levelsOffered, type LevelName } from './levels.ts';
import { endedPage, loginPage } from './login-page.tsx';
import type { SignInPerson } from './people.ts';
import { makeProvider, type SignInClient } from './provider.ts';

const FORM_BYTES_AT_MOST = 4096;

/** Starts the stand-in of the national node: an OpenID Connect issuer that believes whom you choose from a list.
 *  @param options.port 0 lets the system choose
 *  @param options.issuer as people's browsers reach it; by default http://localhost:port
 *  @throws in production, or when the port is taken */
export async function startSignIn(options: {
  port: number;
  issuer?: string;
  clients: readonly SignInClient[];
  people: readonly SignInPerson[];
  production: boolean;
}): Promise<{ issuer: string; close(): Promise<void> }> {
  refuseInProduction(options.production, 'sign-in');
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = (_request, response) => response.writeHead(503).end();
  const server = createServer(async (request, response) => {
    try {
      await answer(request, response);
    } catch (fault) {
      console.error('sign-in stand-in:', fault);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
  const port = await listenOnLoopback(server, options.port);
  const issuer = options.issuer ?? `http://localhost:${port}`;
  const provider = makeProvider(issuer, options.clients, options.people);
  const protocol = provider.callback();
  answer = (request, response) => {
    forgetSession(request);
    const uid = /^\/login\/([\w-]{10,64})(?:\?|$)/.exec(request.url ?? '')?.[1];
    return uid ? login(provider, options.people, request, response) : protocol(request, response);
  };
  return {
    issuer,
    async close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

// The stand-in keeps nobody signed in: whoever leaves the portal and returns as somebody else is asked anew.
function forgetSession(request: IncomingMessage): void {
  const kept = request.headers.cookie?.split(/; */).filter(cookie => !cookie.startsWith('node_session'));
  if (kept) request.headers.cookie = kept.join('; ');
}

async function login(
  provider: Provider,
  people: readonly SignInPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = new URL(request.url as string, 'http://localhost').searchParams.get('lang');
  const show = (status: number, html: string): void => void response.writeHead(status, STAND_IN_HEADERS).end(html);
  try {
    const { params, uid } = await provider.interactionDetails(request, response);
    const lang: Lang = (asked ?? params['ui_locales']) === 'en' ? 'en' : 'pl';
    const client = await provider.Client.find(String(params['client_id']));
    const levels = levelsOffered(params['claims']);
    const page = (nothingChosen: boolean): string =>
      loginPage({ lang, uid, clientName: client?.clientName ?? String(params['client_id']), people, levels, nothingChosen });
    if (request.method !== 'POST') return show(200, page(false));
    const form = await readForm(request);
    if (form.has('cancel'))
      return await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'the person cancelled' });
    const person = people.find(one => one.sub === form.get('person'));
    const level = levels.find((name): name is LevelName => name === form.get('level'));
    if (!person || !level) return show(422, page(true));
    return await provider.interactionFinished(request, response, { login: { accountId: person.sub, acr: LEVELS[level], amr: ['mca'] } });
  } catch (fault) {
    if (!(fault instanceof errors.OIDCProviderError)) throw fault;
    return show(400, endedPage(asked === 'en' ? 'en' : 'pl'));
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > FORM_BYTES_AT_MOST) throw new errors.InvalidRequest('the form is too large');
  }
  return new URLSearchParams(body);
}
