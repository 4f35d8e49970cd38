import { accessibility } from '#modules/accessibility/module.ts';
import { pages as accessibilityPages } from '#modules/accessibility/pages.ts';
import { account } from '#modules/account/module.ts';
import { pages as accountPages } from '#modules/account/pages.ts';
import { administration } from '#modules/administration/module.ts';
import { pages as administrationPages } from '#modules/administration/pages.ts';
import { availability } from '#modules/availability/module.ts';
import { pages as availabilityPages } from '#modules/availability/pages.ts';
import { branches } from '#modules/branches/module.ts';
import { pages as branchesPages } from '#modules/branches/pages.ts';
import { cases } from '#modules/cases/module.ts';
import { pages as casesPages } from '#modules/cases/pages.ts';
import { contacts } from '#modules/contacts/module.ts';
import { pages as contactsPages } from '#modules/contacts/pages.ts';
import { desk } from '#modules/desk/module.ts';
import { pages as deskPages } from '#modules/desk/pages.ts';
import { gateway } from '#modules/gateway/module.ts';
import { identity } from '#modules/identity/module.ts';
import { pages as identityPages } from '#modules/identity/pages.ts';
import { machines } from '#modules/machines/module.ts';
import { pages as machinesPages } from '#modules/machines/pages.ts';
import { mailbox } from '#modules/mailbox/module.ts';
import { pages as mailboxPages } from '#modules/mailbox/pages.ts';
import { payers } from '#modules/payers/module.ts';
import { pages as payersPages } from '#modules/payers/pages.ts';
import { portability } from '#modules/portability/module.ts';
import { pages as portabilityPages } from '#modules/portability/pages.ts';
import { submissions } from '#modules/submissions/module.ts';
import { pages as submissionsPages } from '#modules/submissions/pages.ts';
import { timeline } from '#modules/timeline/module.ts';
import { pages as timelinePages } from '#modules/timeline/pages.ts';
import { webhooks } from '#modules/webhooks/module.ts';
import { pages as webhooksPages } from '#modules/webhooks/pages.ts';
import type { ModulePages } from '#platform/http/page.ts';
import type { Module } from '#platform/module.ts';
import type { ModuleName } from './module-order.ts';

/** The modules of the house in the order of module-order.ts; the record makes a forgotten one a type error. */
const byName: Record<ModuleName, Module> = {
  branches,
  gateway,
  availability,
  identity,
  machines,
  account,
  mailbox,
  cases,
  contacts,
  submissions,
  payers,
  portability,
  timeline,
  accessibility,
  desk,
  administration,
  webhooks,
};
export const modules: readonly Module[] = Object.values(byName);

/** Their pages, for the faces. */
export const modulePages: readonly ModulePages[] = [
  branchesPages,
  availabilityPages,
  identityPages,
  machinesPages,
  accountPages,
  mailboxPages,
  casesPages,
  contactsPages,
  submissionsPages,
  payersPages,
  portabilityPages,
  timelinePages,
  accessibilityPages,
  deskPages,
  administrationPages,
  webhooksPages,
];
