/** Two shares to be compared: `events` of `total` in each group. */
export interface TwoGroups {
  treated: { events: number; total: number };
  control: { events: number; total: number };
}
