import { useWords } from '../language.tsx';
import { WindowRow } from './icon.tsx';

export interface FooterProps {
  institution: string;
  /** Ways to reach a person: a telephone number, an address, opening hours. */
  contact?: readonly { label: string; text: string; href?: string }[];
  links?: readonly { label: string; href: string }[];
}

export function Footer({ institution, contact = [], links = [] }: FooterProps) {
  const words = useWords();
  return (
    <footer className="footer">
      <WindowRow />
      <div className="footer-inner">
        {contact.length === 0 ? null : (
          <dl className="footer-contact">
            {contact.map(({ label, text, href }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{href === undefined ? text : <a href={href}>{text}</a>}</dd>
              </div>
            ))}
          </dl>
        )}
        {links.length === 0 ? null : (
          <nav aria-label={words('menu.footer')}>
            <ul className="footer-links">
              {links.map(({ label, href }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <p className="footer-institution">{institution}</p>
      </div>
    </footer>
  );
}
