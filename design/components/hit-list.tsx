/** Something found: where it leads, and what tells it from others alike. */
export interface ShownHit {
  key: string;
  title: string;
  about: readonly string[];
  href: string;
}

export function HitList({ hits }: { hits: readonly ShownHit[] }) {
  return (
    <ul className="hits">
      {hits.map(({ key, title, about, href }) => (
        <li className="hit" key={key}>
          <a className="hit-link" href={href}>
            {title}
          </a>
          <ul className="hit-about">
            {about.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
