import type { Section, Table } from '../document.ts';
import type { Reading } from '../reading.ts';
import { CHECKLISTS, type ChecklistItem, type ItemSource } from './checklist-items.ts';

/** TREND, STROBE and RECORD, answered from the run: a point is answered only when the report holds it. */
export function checklistSection(reading: Reading, built: readonly Section[]): Section {
  const { t } = reading;
  return {
    id: 'checklists',
    heading: t.checklist.heading,
    blocks: [
      { kind: 'text', text: t.checklist.opening },
      ...CHECKLISTS.map(({ id, name, items }) => ({
        kind: 'table' as const,
        table: tableOf(reading, id, name, items, built),
      })),
    ],
  };
}

/** Whether the report holds what an item asks for, and where. */
function answerOf(
  { t, plan }: Reading,
  source: ItemSource,
  built: readonly Section[],
): { where: string; answer: string } {
  const unsaid = { where: t.none, answer: t.checklist.unsaid };
  if (source === 'unsaid') return unsaid;
  if (source === 'title') return { where: plan.title.da ? t.checklist.front : t.none, answer: t.checklist.yes };
  if (source === 'not-blinded') return { where: t.none, answer: t.checklist.notBlinded };
  const section = source.map((id) => built.find((one) => one.id === id && one.blocks.length > 0)).find(Boolean);
  return section ? { where: section.heading, answer: t.checklist.yes } : { where: t.none, answer: t.checklist.no };
}

function tableOf(
  reading: Reading,
  id: string,
  name: string,
  items: readonly ChecklistItem[],
  built: readonly Section[],
): Table {
  const { t, language } = reading;
  const answers = items.map((item) => answerOf(reading, item.source, built));
  const answered = answers.filter(({ answer }) => answer === t.checklist.yes).length;
  return {
    id: `checklist ${id}`,
    title: t.checklist.title(name, answered, items.length),
    columns: [
      { name: t.checklist.item, isText: true },
      { name: t.checklist.where, isText: true },
      { name: t.checklist.fromRun, isText: true },
    ],
    rows: items.map((item, index) => ({
      name: `${item.number} ${item.asks[language]}`,
      cells: [{ text: answers[index]?.where ?? t.none }, { text: answers[index]?.answer ?? t.none }],
    })),
  };
}
