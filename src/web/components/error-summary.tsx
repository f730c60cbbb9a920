import { Icon } from '../icons/icon.tsx';

/**
 * What is missing, first in the form's page: takes the focus when the page opens and links to each field.
 * Renders nothing without errors. The page's title begins with "Fejl:" while it stands there.
 */
export function ErrorSummary(props: {
  title: string;
  errors: readonly { field: string; message: string }[];
  /** Put in front of a field's name when the page has several forms whose fields have such ids. */
  idPrefix?: string | undefined;
}) {
  if (props.errors.length === 0) return null;
  return (
    <div
      class="error-summary"
      id="error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      autoFocus
    >
      <Icon name="triangle-alert" />
      <div>
        <h2 id="error-summary-title">{props.title}</h2>
        <ul class="error-list">
          {props.errors.map((error) => (
            <li key={error.field}>
              <a href={`#${props.idPrefix ?? ''}${error.field}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
