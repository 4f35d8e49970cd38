import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { settings, type Setting } from './settings.ts';

type Typed<S extends Setting> = S extends { kind: 'integer' }
  ? number
  : S extends { kind: 'yes-no' }
    ? boolean
    : S extends { kind: 'one-of'; options: readonly (infer O)[] }
      ? O
      : string;

/** Settings by name, typed; plus `root`, the folder of the checkout. Read once at start. */
export type Config = { readonly [Name in keyof typeof settings]: Typed<(typeof settings)[Name]> } & { readonly root: string };

/** Reads the settings from an environment. A secret may also come from a file named by `NAME_FILE`.
 *  @refuses every wrong or missing setting at once, each as a sentence */
export function readConfig(root: string, environment: Readonly<Record<string, string | undefined>>): Result<Config, readonly string[]> {
  const faults: string[] = [];
  const found: Record<string, unknown> = { root: resolve(root) };
  const production = environment['OKIENKO_PRODUCTION'] === 'yes';
  for (const [name, setting] of Object.entries(settings) as [string, Setting][]) {
    const given = fromFile(name, setting, environment, faults) ?? environment[name];
    if (production && setting.production && !given) faults.push(`${name} must be set in production: ${setting.about}`);
    if (production && setting.demoOnly && given) faults.push(`${name} is for the demo only and must not be set in production.`);
    const parsed = parse(name, setting, given ?? setting.default);
    if (parsed.ok) found[name] = parsed.value;
    else faults.push(parsed.refusal);
  }
  for (const name of Object.keys(environment)) {
    if (name.startsWith('OKIENKO_') && !(name in settings) && !name.endsWith('_FILE'))
      faults.push(`${name} is not a setting of Okienko. Is it misspelled?`);
  }
  return faults.length > 0 ? refuse(faults) : accept(found as Config);
}

function fromFile(
  name: string,
  setting: Setting,
  environment: Readonly<Record<string, string | undefined>>,
  faults: string[],
): string | undefined {
  const path = setting.secret ? environment[`${name}_FILE`] : undefined;
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    faults.push(`${name}_FILE names ${path}, which cannot be read.`);
    return undefined;
  }
}

function parse(name: string, setting: Setting, text: string): Result<unknown, string> {
  switch (setting.kind) {
    case 'text':
      return accept(text);
    case 'yes-no':
      return text === 'yes' || text === 'no' ? accept(text === 'yes') : refuse(`${name} is yes or no, not "${text}".`);
    case 'one-of':
      return setting.options.includes(text) ? accept(text) : refuse(`${name} is one of ${setting.options.join(', ')}, not "${text}".`);
    case 'integer': {
      const number = Number(text);
      const whole = /^\d+$/.test(text) && number >= setting.min && number <= setting.max;
      return whole ? accept(number) : refuse(`${name} is a whole number from ${setting.min} to ${setting.max}, not "${text}".`);
    }
  }
}

/** The settings of this process, from its environment. The one place that reads it. */
export function readProcessConfig(root: string, over: Readonly<Record<string, string>> = {}): Result<Config, readonly string[]> {
  return readConfig(root, { ...process.env, ...over });
}
