import { useWords } from '../language.tsx';
import { fieldId } from './field.tsx';
import { Icon } from './icon.tsx';

/** What must be put right, at the top of a form that came back. Every entry leads to its field; the block takes the
 *  focus as the page opens, by script and by attribute. */
export function ErrorSummary({ errors }: { errors: readonly { field?: string; text: string }[] }) {
  const words = useWords();
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1} data-focus="" autoFocus>
      <h2 id="error-summary-title">
        <span className="notice-sign">
          <Icon name="exclamation" size={22} />
        </span>
        {words('error.summary', { count: errors.length })}
      </h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field ?? ''} ${text}`}>{field === undefined ? text : <a href={`#${fieldId(field)}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
