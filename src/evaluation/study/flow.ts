import type { Words } from '../plan/words.ts';

/** One step on the way from the register to the two groups. Counts are persons; null = hidden by disclosure control. */
export interface FlowStep {
  name: string;
  label: Words;
  /** `start`: everybody in the register. `left-out`: those who leave here, with the reason as label. `remaining`: who is left. */
  kind: 'start' | 'left-out' | 'remaining';
  treated: number | null;
  control: number | null;
  /** Persons who are in neither group at this step. */
  neither: number | null;
}

/** How the study's population came about; it ends in the bases of the figures. */
export interface StudyFlow {
  steps: FlowStep[];
  /** Week codes that the code list does not know, with the persons who have them (null = hidden). */
  unknownWeekCodes: { code: string; persons: number | null }[];
}
