import type { ComponentChildren } from 'preact';
import { Icon } from '../icons/icon.tsx';
import { type Fact, FactList } from './fact-list.tsx';
import { Unfold } from './unfold.tsx';

/**
 * The frame of a figure: short name and sharing mark, headline that says the finding and its doubt, measure and base, plot,
 * source, the table twin and the definition behind their own words, and the way down to the persons.
 */
export function Figure(props: {
  id: string;
  /** Short name, in green. */
  kicker: string;
  /** "kun i huset" or "kan deles". */
  mark: { label: string; isShareable: boolean };
  headline: string;
  /** Measure, unit, base, period. */
  sub: string;
  /** The SVG with its own title and desc. */
  children: ComponentChildren;
  /** Source. Base. Frozen. Invented data. */
  caption: string;
  /** A `DataTable` with the same numbers. */
  table: { label: string; content: ComponentChildren };
  definition?: { label: string; facts: readonly Fact[] } | undefined;
  /** "Se de 19 borgere": only where the reader may, and logged. */
  persons?: { href: string; label: string } | undefined;
}) {
  return (
    <figure class="figure" id={props.id} aria-labelledby={`${props.id}-title`}>
      <p class="figure-kicker">
        <span>{props.kicker}</span>
        <span class="figure-mark">
          <Icon name={props.mark.isShareable ? 'check' : 'lock'} size={14} />
          {props.mark.label}
        </span>
      </p>
      <h2 class="figure-headline" id={`${props.id}-title`}>
        {props.headline}
      </h2>
      <p class="figure-sub">{props.sub}</p>
      <div class="figure-plot">{props.children}</div>
      <figcaption class="figure-caption">{props.caption}</figcaption>
      <div class="figure-acts">
        <Unfold label={props.table.label} icon="table">
          {props.table.content}
        </Unfold>
        {props.definition ? (
          <Unfold label={props.definition.label} icon="info">
            <FactList facts={props.definition.facts} />
          </Unfold>
        ) : null}
        {props.persons ? (
          <a href={props.persons.href}>
            <Icon name="lock" size={16} />
            {props.persons.label}
          </a>
        ) : null}
      </div>
    </figure>
  );
}
