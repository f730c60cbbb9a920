import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import type { ListedParticipant } from './queries.ts';
import { attendanceStates, awayReasons, type Mark } from './save-attendance.ts';
import { texts } from './texts.ts';

/** Reads the list as typed: one answer for each participant; an unknown reason is no reason. */
export function readMarks(form: Form, participants: readonly ListedParticipant[], language: Language): Mark[] {
  return participants.map(({ citizenId, firstName }) => {
    const state = form.oneOf(`state.${citizenId}`, attendanceStates, texts(language).stateWrong(firstName));
    const reason = awayReasons.find((one) => one === form.typed(`reason.${citizenId}`)) ?? null;
    return { citizenId, state, reason: state === 'away' ? reason : null };
  });
}

/** How many are here, late and away. */
export function countStates(marks: readonly Pick<Mark, 'state'>[]): [number, number, number] {
  const count = (state: Mark['state']) => marks.filter((mark) => mark.state === state).length;
  return [count('here'), count('late'), count('away')];
}
