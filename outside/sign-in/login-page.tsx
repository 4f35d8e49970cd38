import type { Lang } from '#platform/text/text.ts';
import { standInPage } from '#outside/stand-in/frame.tsx';
import type { LevelName } from './levels.ts';
import type { SignInPerson } from './people.ts';
import { signInText } from './text.ts';

export function loginPage(page: {
  lang: Lang;
  uid: string;
  clientName: string;
  people: readonly SignInPerson[];
  levels: readonly LevelName[];
  nothingChosen: boolean;
}): string {
  const text = signInText(page.lang);
  const choices = (people: readonly SignInPerson[]) =>
    people.map(person => (
      <label key={person.sub}>
        <input type="radio" name="person" value={person.sub} required />
        <span>
          <strong>
            {person.givenName} {person.familyName}
          </strong>
          , {person.about[page.lang]}
          <span className="muted">
            {' '}
            ({text('born', { day: person.birthDate })}, PESEL {person.pesel})
          </span>
        </span>
      </label>
    ));
  return standInPage({
    lang: page.lang,
    title: text('title'),
    otherLanguage: `/login/${page.uid}?lang=${page.lang === 'pl' ? 'en' : 'pl'}`,
    body: (
      <form method="post" action={`/login/${page.uid}?lang=${page.lang}`}>
        <p>{text('asks', { client: page.clientName })}</p>
        {page.nothingChosen ? (
          <p className="problem" role="alert">
            {text('choose')}
          </p>
        ) : null}
        <fieldset>
          <legend>{text('people')}</legend>
          {choices(page.people.filter(person => !person.staffId))}
        </fieldset>
        <fieldset>
          <legend>{text('staff')}</legend>
          {choices(page.people.filter(person => person.staffId))}
        </fieldset>
        <fieldset>
          <legend>{text('level')}</legend>
          {page.levels.map(level => (
            <label key={level}>
              <input type="radio" name="level" value={level} required defaultChecked={level === page.levels.at(-1)} />
              <span>{text(`level.${level}`)}</span>
            </label>
          ))}
        </fieldset>
        <div className="buttons">
          <button type="submit">{text('go')}</button>
          <button type="submit" className="quiet" name="cancel" value="yes" formNoValidate>
            {text('cancel')}
          </button>
        </div>
      </form>
    ),
  });
}

export function endedPage(lang: Lang): string {
  const text = signInText(lang);
  return standInPage({
    lang,
    title: text('ended.title'),
    otherLanguage: `?lang=${lang === 'pl' ? 'en' : 'pl'}`,
    body: <p>{text('ended')}</p>,
  });
}
