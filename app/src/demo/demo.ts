import { clientKey } from '#modules/identity/index.ts';
import type { Config } from '#platform/config/config.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { startMail } from '#outside/mail/mail.ts';
import { startScanner } from '#outside/scanner/scanner.ts';
import { signInPeople } from '#outside/sign-in/people.ts';
import { startSignIn } from '#outside/sign-in/sign-in.ts';
import { seed as seedAccount } from '#modules/account/seed.ts';
import { seed as seedContacts } from '#modules/contacts/seed.ts';
import { seed as seedIdentity } from '#modules/identity/seed.ts';
import type { House } from '#platform/house.ts';
import { seedModules } from '../run.ts';
import { accountLives, pastContacts, seedPeople } from './lives.ts';

/** Fills an empty house with the demo institution's people and their lives: all of it, or nothing. */
export async function seedDemo(house: House): Promise<void> {
  await seedModules(house, [
    ctx => seedIdentity(ctx, seedPeople()),
    ctx => seedAccount(ctx, accountLives()),
    ctx => seedContacts(ctx, pastContacts()),
  ]);
}

/** Starts what stands in for the outside: the national node, the mail server, the malware scanner.
 *  Refuses in production, since each of them says whatever the demo wants. */
export async function startStandIns(config: Config): Promise<{ stop(): Promise<void> }> {
  const production = config.OKIENKO_PRODUCTION;
  const { publicJwk } = await clientKey(config);
  const signIn = await startSignIn({
    port: config.SIGN_IN_PORT,
    clients: [
      {
        clientId: config.SIGN_IN_CLIENT_ID,
        name: 'Okienko',
        redirectUris: [`${publicUrl(config)}/sign-in/return`, `${publicUrl(config)}/desk/sign-in/return`],
        publicJwk,
      },
    ],
    people: signInPeople(),
    production,
  });
  const mail = await startMail({ smtpPort: config.MAIL_PORT, webPort: config.MAIL_WEB_PORT, production });
  const scanner = await startScanner({ port: config.SCANNER_PORT, production });
  return {
    async stop() {
      await Promise.all([signIn.close(), mail.close(), scanner.close()]);
    },
  };
}
