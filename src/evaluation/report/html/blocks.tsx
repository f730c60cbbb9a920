import type { Language } from '#drawing/language.ts';
import type { Block, FactList, Figure, PointList } from '../document.ts';
import { reportTexts } from '../texts.ts';
import { TableView } from './table-view.tsx';

/** The blocks of a section; figures that stand side by side share a grid. */
export function Blocks({ blocks, language }: { blocks: readonly Block[]; language: Language }) {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === 'figure' && last?.[0]?.kind === 'figure') last.push(block);
    else groups.push([block]);
  }
  return (
    <>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
        <Group key={index} group={group} language={language} />
      ))}
    </>
  );
}

function Group({ group, language }: { group: readonly Block[]; language: Language }) {
  const [first] = group;
  if (first?.kind === 'figure')
    return (
      <div class="figures">
        {group.map((block) =>
          block.kind === 'figure' ? <FigureView key={block.id} figure={block} language={language} /> : null,
        )}
      </div>
    );
  if (first?.kind === 'text') return <p>{first.text}</p>;
  if (first?.kind === 'points') return <Points list={first} />;
  if (first?.kind === 'facts') return <Facts list={first} />;
  if (first?.kind === 'table')
    return (
      <div class="table">
        <h3>{first.table.title}</h3>
        <TableView table={first.table} />
      </div>
    );
  return null;
}

function FigureView({ figure, language }: { figure: Figure; language: Language }) {
  const isUnder = figure.tablePlace === 'under';
  return (
    <figure class={figure.width}>
      <h3>
        <span class="label">{figure.label}</span>
        {figure.headline}
      </h3>
      <p class="sub">{figure.sub}</p>
      {figure.width === 'full' ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        <div class="scroll" role="group" tabIndex={0} aria-label={figure.label}>
          {figure.drawing}
        </div>
      ) : (
        figure.drawing
      )}
      {isUnder && <TableView table={figure.table} isTwin />}
      <figcaption>{figure.caption}</figcaption>
      {!isUnder && (
        <details>
          <summary>{reportTexts[language].numbersInTable}</summary>
          <TableView table={figure.table} />
        </details>
      )}
    </figure>
  );
}

function Points({ list }: { list: PointList }) {
  const items = list.items.map((item) => (
    <li key={item.lead + item.text}>
      <span>
        {item.lead && <strong>{item.lead}</strong>} {item.text}
      </span>
    </li>
  ));
  const points = list.isNumbered ? <ol class="points">{items}</ol> : <ul class="points">{items}</ul>;
  return list.isCallout ? <div class="callout">{points}</div> : points;
}

function Facts({ list }: { list: FactList }) {
  return (
    <dl>
      {list.items.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
