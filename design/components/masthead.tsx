import { type DesignWord, useWords } from '../language.tsx';
import { type Appearance, TEXT_SIZES, type Theme } from '../tokens.ts';
import { Icon, Mark } from './icon.tsx';
import { type NavigationEntry, NavigationList } from './navigation.tsx';

export interface MastheadProps {
  /** First page of the face. */
  homeHref: string;
  institution: string;
  /** Link to this page in the other languages. `label` is in that language. */
  languages: readonly { lang: string; label: string; href: string; current?: boolean }[];
  appearance: Appearance & { hrefFor(change: Partial<Appearance>): string };
  navigation?: readonly NavigationEntry[];
  signIn?: { href: string };
  who?: { name: string; role?: string; href?: string };
  /** A form posted to `action`, so that no stray link signs anybody out. */
  signOut?: { action: string; hidden?: Readonly<Record<string, string>> };
  /** Present while the person acts for somebody else. */
  actingFor?: { name: string; ground?: string; changeHref: string };
}

const CHOSEN_THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'contrast'];

function AppearanceMenu({ appearance }: Pick<MastheadProps, 'appearance'>) {
  const words = useWords();
  return (
    <details className="popover" name="masthead">
      <summary>
        {words('appearance')}
        <Icon name="down" size={18} />
      </summary>
      <div className="popover-pane">
        <p className="popover-title" id="appearance-theme">
          {words('appearance.theme')}
        </p>
        <ul aria-labelledby="appearance-theme">
          {CHOSEN_THEMES.map(theme => (
            <li key={theme}>
              <a
                href={appearance.hrefFor({ theme })}
                rel="nofollow"
                data-set-theme={theme}
                aria-current={appearance.theme === theme ? 'true' : undefined}
              >
                {words(`appearance.theme.${theme}`)}
              </a>
            </li>
          ))}
        </ul>
        <p className="popover-title" id="appearance-size">
          {words('appearance.size')}
        </p>
        <ul aria-labelledby="appearance-size">
          {TEXT_SIZES.map(textSize => (
            <li key={textSize}>
              <a
                href={appearance.hrefFor({ textSize })}
                rel="nofollow"
                data-set-size={textSize}
                aria-current={appearance.textSize === textSize ? 'true' : undefined}
              >
                {words(`appearance.size.${textSize}` satisfies DesignWord)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Who({ who, signOut }: Pick<MastheadProps, 'who' | 'signOut'>) {
  const words = useWords();
  return (
    <>
      {who === undefined ? null : (
        <p className="masthead-who">
          <Icon name="person" size={22} />
          {who.href === undefined ? (
            <strong>{who.name}</strong>
          ) : (
            <a href={who.href}>
              <span className="hidden-visually">{`${words('account')}: `}</span>
              <strong>{who.name}</strong>
            </a>
          )}
          {who.role === undefined ? null : <span className="masthead-role">{who.role}</span>}
        </p>
      )}
      {signOut === undefined ? null : (
        <form method="post" action={signOut.action}>
          {Object.entries(signOut.hidden ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" className="masthead-button">
            {words('sign.out')}
          </button>
        </form>
      )}
    </>
  );
}

/** Says whose service this is, who is signed in and for whom they act; the same on every page of a face.
 *  The menu is written twice, once folded for a phone: a folded menu cannot be forced open by CSS everywhere. */
export function Masthead({
  homeHref,
  institution,
  languages,
  appearance,
  navigation = [],
  signIn,
  who,
  signOut,
  actingFor,
}: MastheadProps) {
  const words = useWords();
  return (
    <header className="masthead">
      <div className="masthead-bar">
        <div className="masthead-inner">
          <a className="masthead-mark" href={homeHref}>
            <Mark />
            <span>
              <strong className="masthead-product">{words('product')}</strong> <span className="masthead-institution">{institution}</span>
            </span>
          </a>
          <div className="masthead-tools">
            <ul className="masthead-languages" aria-label={words('language')}>
              {languages
                .filter(({ current }) => current !== true)
                .map(({ lang, label, href }) => (
                  <li key={lang}>
                    <a href={href} lang={lang} hrefLang={lang}>
                      {label}
                    </a>
                  </li>
                ))}
            </ul>
            <AppearanceMenu appearance={appearance} />
            <Who {...(who === undefined ? {} : { who })} {...(signOut === undefined ? {} : { signOut })} />
            {signIn === undefined ? null : (
              <a className="masthead-button" href={signIn.href}>
                {words('sign.in')}
              </a>
            )}
          </div>
        </div>
      </div>
      {navigation.length === 0 ? null : (
        <div className="masthead-navigation">
          <nav className="masthead-inner wide-only" aria-label={words('menu.main')}>
            <NavigationList entries={navigation} />
          </nav>
          <nav className="masthead-inner phone-only" aria-label={words('menu.main')}>
            <details className="menu">
              <summary>
                {words('menu')}
                <Icon name="down" size={18} />
              </summary>
              <NavigationList entries={navigation} />
            </details>
          </nav>
        </div>
      )}
      {actingFor === undefined ? null : (
        <div className="acting">
          <p className="masthead-inner">
            <span>
              {words('acting.for')} <strong>{actingFor.name}</strong>
              {actingFor.ground === undefined ? null : <span className="acting-ground">{` (${actingFor.ground})`}</span>}
            </span>{' '}
            <a href={actingFor.changeHref}>{words('acting.change')}</a>
          </p>
        </div>
      )}
    </header>
  );
}
