import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

/** Da: skærmen i venterummet. No names, no reasons; follows the queue by itself. */
export function VisitorsScreen(props: { waiting: number[]; in: number[]; language: Language; officeName: string }) {
  const t = texts(props.language);
  return (
    <div class="visitors-screen">
      <noscript>
        <meta http-equiv="refresh" content="10" />
      </noscript>
      <h1>
        {t.title} <span class="secondary">{props.officeName}</span>
      </h1>
      {props.in.length > 0 ? (
        <section aria-labelledby="in-now">
          <h2 id="in-now">{t.in}</h2>
          <p class="visitors-numbers">
            {props.in.map((number) => (
              <strong key={number}>{number} </strong>
            ))}
          </p>
        </section>
      ) : null}
      <section aria-labelledby="next">
        <h2 id="next">{t.waiting}</h2>
        {props.waiting.length > 0 ? (
          <p class="visitors-numbers">
            {props.waiting.map((number) => (
              <strong key={number}>{number} </strong>
            ))}
          </p>
        ) : (
          <p>{t.nobody}</p>
        )}
      </section>
    </div>
  );
}
