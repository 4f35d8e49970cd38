import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { Icon } from './icon.tsx';

interface LetterSheetProps {
  sender: readonly string[];
  addressee: readonly string[];
  placeAndDate: string;
  number?: string;
  title: string;
  level?: 1 | 2;
  children: ReactNode;
  signedBy?: readonly string[];
  /** Facts of the electronic seal: whose, when. `checked` adds that we verified it. */
  seal?: { text: string; state: 'checked' | 'stated' };
}

/** A letter as it would lie on paper: who to whom, when, about what, signed by whom. */
export function LetterSheet({ sender, addressee, placeAndDate, number, title, level = 2, children, signedBy, seal }: LetterSheetProps) {
  const words = useWords();
  const Heading = `h${level}` as const;
  return (
    <article className="letter">
      <div className="letter-head">
        <address className="letter-sender">
          {sender.map(line => (
            <span key={line}>{line}</span>
          ))}
        </address>
        <p className="letter-place">{placeAndDate}</p>
      </div>
      {number === undefined ? null : (
        <p className="letter-number">
          <span className="quiet">{`${words('letter.number')}: `}</span>
          {number}
        </p>
      )}
      <div className="letter-to">
        <p className="quiet">{words('letter.to')}</p>
        <address>
          {addressee.map(line => (
            <span key={line}>{line}</span>
          ))}
        </address>
      </div>
      <Heading className="letter-title">{title}</Heading>
      <div className="letter-body">{children}</div>
      {signedBy === undefined ? null : (
        <p className="letter-signature">
          {signedBy.map(line => (
            <span key={line}>{line}</span>
          ))}
        </p>
      )}
      {seal === undefined ? null : (
        <div className="letter-seal">
          <Icon name="seal" size={36} />
          <p>
            <strong>{words('letter.seal')}</strong>
            {seal.state === 'checked' ? ` (${words('letter.stamp')})` : null}
            <br />
            {seal.text}
          </p>
        </div>
      )}
    </article>
  );
}
